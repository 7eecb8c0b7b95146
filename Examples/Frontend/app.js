// The page: signs a development user in, lists, adds, edits, ticks and deletes her tasks. A change is shown at
// once and taken back where the server refuses it. What the page knows of the API is the generated client.
import { createClient, orThrow } from "./api.js";

const element = (id) => document.getElementById(id);
const sessionKey = "session";

/** Who is signed in, with her token and where the API is; of this tab alone. */
let session = JSON.parse(sessionStorage.getItem(sessionKey) ?? "null");
let api;
/** The tasks as they are shown. */
let tasks = [];
/** The last list that was asked for: an earlier one that comes later is not shown. */
let listing = new AbortController();

// Showing.

function show() {
  element("sign-in").hidden = Boolean(session);
  element("account").hidden = !session;
  element("workspace").hidden = !session;
  element("user").textContent = session?.user ?? "";
  const present = new Map([...element("tasks").children].map((item) => [item.dataset.key, item]));
  const items = tasks.map((task) => {
    const item = present.get(key(task)) ?? makeItem(key(task));
    present.delete(key(task));
    fillItem(item, task);
    return item;
  });
  for (const item of present.values()) item.remove();
  // Moving an item would take the focus from it, so that only those at another place are moved.
  items.forEach((item, index) => {
    const there = element("tasks").children[index];
    if (there !== item) element("tasks").insertBefore(item, there ?? null);
  });
  element("empty").hidden = tasks.length > 0 || element("tasks").ariaBusy === "true";
}

/** What a task is known by on this page, also before the server has given it a number. */
const key = (task) => String(task.key ?? task.id);

function makeItem(name) {
  const item = document.createElement("li");
  item.className = "task";
  item.dataset.key = name;
  item.innerHTML = `
    <input type="checkbox" />
    <label><span class="title"></span><small></small></label>
    <span class="actions">
      <button type="button" class="edit quiet">Edit</button>
      <button type="button" class="delete quiet">Delete</button>
    </span>`;
  const [box, label] = item.children;
  box.id = `done-${name}`;
  label.htmlFor = box.id;
  const task = () => tasks.find((task) => key(task) === name);
  box.addEventListener("change", () => toggle(task(), box.checked));
  item.querySelector(".edit").addEventListener("click", () => edit(task()));
  item.querySelector(".delete").addEventListener("click", () => remove(task()));
  return item;
}

function fillItem(item, task) {
  const isNew = task.id === undefined;
  item.classList.toggle("done", task.completed);
  item.classList.toggle("pending", isNew);
  item.querySelector("input").checked = task.completed;
  item.querySelector(".title").textContent = task.title;
  item.querySelector("small").textContent = task.description ?? "";
  for (const control of item.querySelectorAll("input, button")) control.disabled = isNew;
  for (const [name, word] of [["edit", "Edit"], ["delete", "Delete"]]) {
    item.querySelector(`.${name}`).setAttribute("aria-label", `${word}: ${task.title}`);
  }
}

const tell = (text) => (element("status").textContent = text);

/** Shows what went wrong; a session whose token is refused is over. */
function complain(error) {
  element("error").textContent = error.detail ?? "The server cannot be reached. Nothing was changed.";
  if (error.status === 401) signOut();
}

/**
 * Changes what is shown, then asks the server; where it refuses, the tasks that were changed are as they were.
 *
 * An answer that comes when another user is signed in is none of hers.
 */
async function optimistically(change, request, done) {
  const asked = session;
  element("error").textContent = "";
  const undo = change();
  show();
  try {
    const answer = await orThrow(request());
    if (session !== asked) return;
    done(answer);
  } catch (error) {
    if (session !== asked) return;
    undo();
    complain(error);
  }
  show();
}

/** Puts a task in the place of another; answers with what takes that back. */
function replace(task, other) {
  const swap = (from, to) => {
    tasks = tasks.map((one) => (key(one) === key(from) ? to : one));
  };
  swap(task, other);
  return () => swap(other, task);
}

// What a person does.

async function signIn(user) {
  const response = await fetch(`session?user=${encodeURIComponent(user)}`, { method: "POST" });
  if (!response.ok) throw new Error("no session");
  session = { user, ...(await response.json()) };
  sessionStorage.setItem(sessionKey, JSON.stringify(session));
  start();
}

function signOut() {
  listing.abort();
  session = null;
  tasks = [];
  sessionStorage.removeItem(sessionKey);
  tell("");
  show();
  element("name").focus();
}

function start() {
  api = createClient({ baseURL: session.baseURL, token: () => session?.token });
  show();
  element("title").focus();
  list();
}

async function list() {
  listing.abort();
  listing = new AbortController();
  const { signal } = listing;
  const status = document.querySelector("[name=status]:checked").value;
  element("tasks").ariaBusy = "true";
  try {
    const answer = await orThrow(api.listTasks({ user_id: session.user, status }, { signal }));
    element("error").textContent = "";
    tasks = answer;
    tell(`${tasks.length} ${tasks.length === 1 ? "task" : "tasks"}`);
  } catch (error) {
    if (signal.aborted) return;
    complain(error);
  }
  element("tasks").ariaBusy = "false";
  show();
}

function add(title) {
  const task = { key: crypto.randomUUID(), title, description: null, completed: false };
  return optimistically(
    () => {
      tasks = [task, ...tasks];
      return () => {
        tasks = tasks.filter((one) => one !== task);
        if (!element("title").value) element("title").value = title;
      };
    },
    () => api.createTask({ user_id: session.user, body: { title } }),
    (created) => {
      replace(task, { ...created, key: task.key });
      tell(`Added: ${created.title}`);
    },
  );
}

function toggle(task, completed) {
  return optimistically(
    () => replace(task, { ...task, completed }),
    () => api.completeTask({ user_id: session.user, id: task.id, body: { completed } }),
    (changed) => {
      replace(task, { ...changed, key: task.key });
      tell(`${completed ? "Done" : "To do"}: ${changed.title}`);
    },
  );
}

function remove(task) {
  const index = tasks.indexOf(task);
  const next = tasks[index + 1] ?? tasks[index - 1];
  return optimistically(
    () => {
      tasks = tasks.filter((one) => one !== task);
      queueMicrotask(() => {
        const item = next && element("tasks").querySelector(`[data-key="${key(next)}"] .delete`);
        (item || element("title")).focus();
      });
      return () => {
        tasks = [...tasks.slice(0, index), task, ...tasks.slice(index)];
      };
    },
    () => api.deleteTask({ user_id: session.user, id: task.id }),
    () => tell(`Deleted: ${task.title}`),
  );
}

// The editor. It reads the task anew, and saves on condition that nobody has changed it meanwhile.

let editing;

async function edit(task) {
  element("error").textContent = "";
  try {
    const answer = await api.getTask({ user_id: session.user, id: task.id });
    if (answer.status !== 200) return await orThrow(answer);
    fill(task, answer);
    element("editor").showModal();
    element("edit-title").select();
  } catch (error) {
    complain(error);
    if (error.status === 404) {
      tasks = tasks.filter((one) => one !== task);
      show();
    }
  }
}

function fill(task, { body, headers }) {
  editing = { task, tag: headers.ETag };
  element("edit-title").value = body.title;
  element("edit-description").value = body.description ?? "";
  showDecision(false);
  element("editor-error").textContent = "";
}

/** Asks for a decision between two versions, in the place of saving. */
function showDecision(isDue) {
  element("conflict").hidden = !isDue;
  element("save").hidden = isDue;
}

async function save() {
  const { task, tag } = editing;
  const body = {
    title: element("edit-title").value,
    description: element("edit-description").value || null,
  };
  try {
    const answer = await api.updateTask({ user_id: session.user, id: task.id, "If-Match": tag, body });
    if (answer.status === 412) return await showConflict(task);
    const changed = await orThrow(answer);
    replace(task, { ...changed, key: task.key });
    element("editor").close();
    tell(`Saved: ${changed.title}`);
    show();
  } catch (error) {
    element("editor-error").textContent = error.detail ?? "The server cannot be reached.";
  }
}

/** Shows what somebody else, or another tab, has made of the task. */
async function showConflict(task) {
  const answer = await api.getTask({ user_id: session.user, id: task.id });
  if (answer.status !== 200) return orThrow(answer);
  element("their-title").textContent = answer.body.title;
  element("their-description").textContent = answer.body.description ?? "";
  showDecision(true);
  element("take-theirs").onclick = () => {
    fill(task, answer);
    replace(task, { ...answer.body, key: task.key });
    show();
    element("edit-title").focus();
  };
  element("keep-mine").onclick = () => {
    editing = { task, tag: answer.headers.ETag };
    showDecision(false);
    return save();
  };
  element("take-theirs").focus();
}

// Events.

element("sign-in").addEventListener("submit", (event) => {
  event.preventDefault();
  element("error").textContent = "";
  signIn(element("name").value).catch(complain);
});
element("sign-out").addEventListener("click", signOut);
element("add").addEventListener("submit", (event) => {
  event.preventDefault();
  const title = element("title").value;
  element("title").value = "";
  add(title);
});
element("filter").addEventListener("change", list);
element("reload").addEventListener("click", list);
element("editor").querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  save();
});
element("cancel").addEventListener("click", () => element("editor").close());

if (session) start();
else show();
