// Generated from openapi.yaml by contractc. Do not edit.

/**
 * A client of Todo API 1.0.0.
 *
 *     const api = createClient({ baseURL: "https://api.example.com", token: () => session.token });
 *     const answer = await api.listTasks({ ... });
 *     if (answer.status === 200) console.log(answer.body);
 *
 * A call resolves with every answer that the contract describes, told apart by `status`, and
 * rejects with an `APIError` on any other. `orThrow` gives the body of a success alone.
 */

/**
 * A whole number of 64 bits, which JSON.parse reads as the nearest `number`: exact up to
 * 2^53 - 1 (Number.MAX_SAFE_INTEGER) on either side of zero, rounded beyond.
 */
export type Int64 = number;

/** A task of one user. */
export interface Task {
  /** The number of the task, unique across all users. */
  id: Int64;
  /** The user who owns the task. */
  user_id: string;
  /** What is to be done. */
  title: string;
  /** More about it; `null` where there is nothing more to say. */
  description: string | null;
  /** Whether it is done. */
  completed: boolean;
  /** When the task was created, in UTC. */
  created_at: string;
  /** When the task was last changed, in UTC. */
  updated_at: string;
}

/** What a client says to create a task; other members are ignored. */
export interface NewTask {
  title: Title;
  description?: TaskDescription;
}

/** The members to change; an absent one keeps its value, others are ignored. */
export interface TaskChanges {
  title?: Title;
  description?: TaskDescription;
  /** Whether the task is done. */
  completed?: boolean;
}

/** What is to be done; at least one character that is not white space, and no NUL. */
export type Title = string;

/** More about the task, without NUL; `null` for none. */
export type TaskDescription = string | null;

/** The state to set; without `completed` the state is flipped. */
export type Completion =
  | {
      /** Whether the task is to be done. */
      completed?: boolean;
    }
  | null;

/** The task that was deleted. */
export interface DeletedTask {
  /** A sentence for a person. */
  message: string;
  /** The number of the deleted task. */
  id: Int64;
}

/** The state of the service. */
export interface Health {
  /** `ok`, or `degraded` while the database cannot be reached. */
  status: "ok" | "degraded";
  /** Whether the database can be reached. */
  database: "connected" | "unavailable";
}

/** What this is, and where to go from here. */
export interface ServiceDescription {
  /** The title of the contract. */
  title: string;
  /** The version of the contract. */
  version: string;
  /** The path of this document as JSON; `/openapi.yaml` is the same as YAML. */
  contract: string;
  /** The path of the page that shows it; `null` where the server does not serve it. */
  documentation: string | null;
  /** The path that tells how the service is. */
  health: string;
}

/** The answer to a probe that succeeds. */
export interface Probe {
  /** Always `ok`; a probe that fails has another status code. */
  status: "ok";
}

/** An error (RFC 9457). */
export interface Problem {
  /** A URI that identifies the kind of problem. */
  type: string;
  /** A short summary of the kind of problem. */
  title: string;
  /** The status code of the response. */
  status: number;
  /** What went wrong in this request. */
  detail: string;
  /** The first violation of the contract at each place, on 422. */
  errors?: Violation[];
}

/** One place where a request disagrees with the contract. */
export interface Violation {
  /**
   * A JSON pointer (RFC 6901) into the body, or into `/path`, `/query`, `/header` for parameters.
   */
  pointer: string;
  /** The keyword of the schema that does not hold. */
  keyword: string;
  /** What is expected. */
  message: string;
}

export interface ListTasksParameters {
  /** The user who owns the tasks; equal to the token's `sub`. */
  user_id: string;
  /** Which tasks to list. `active` and `incomplete` mean the same as `pending`. */
  status?: "all" | "pending" | "completed" | "active" | "incomplete";
  /**
   * What to sort by. `created` and `date` mean the same as `created_at`, `updated` the same as
   * `updated_at`, and `alpha` the same as `title`.
   */
  sort?: "created" | "created_at" | "date" | "updated" | "updated_at" | "title" | "alpha";
  /**
   * The direction. Without it dates run from new to old and titles from A to Z, whatever their
   * case; letters beyond A to Z are ordered as the database orders them.
   */
  order?: "asc" | "desc";
}

export type ListTasksAnswer =
  | Success<200, Task[]>
  | Failure<400 | 403 | 404 | 408 | 413 | 414 | 422 | 431 | 500, Problem>
  | Failure<401, Problem, { "WWW-Authenticate"?: string }>
  | Failure<503, Problem, { "Retry-After"?: number }>;

export interface CreateTaskParameters {
  /** The user who owns the tasks; equal to the token's `sub`. */
  user_id: string;
  /**
   * A text that the client makes up for this request alone, such as a UUID, with or without quotes.
   * It is the user's own and is kept for at least a day, with the task as it was created, deleted
   * meanwhile or not. A body of other bytes with the same key is 422; while the first request with
   * it is under way, another waits for it, at most a second, and then is 409.
   */
  "Idempotency-Key"?: string;
  body: NewTask;
}

export type CreateTaskAnswer =
  | Success<201, Task, { ETag?: string; Location?: string }>
  | Failure<400 | 403 | 404 | 408 | 413 | 414 | 415 | 422 | 431 | 500, Problem>
  | Failure<401, Problem, { "WWW-Authenticate"?: string }>
  | Failure<409 | 503, Problem, { "Retry-After"?: number }>;

export interface GetTaskParameters {
  /** The user who owns the tasks; equal to the token's `sub`. */
  user_id: string;
  /** The number of the task. */
  id: Int64;
  /**
   * The versions of the task that the client holds, as `ETag` values, or `*` for any (RFC 9110,
   * section 13.1.2). Where the task has one of them, the answer is 304 without content.
   */
  "If-None-Match"?: string;
}

export type GetTaskAnswer =
  | Success<200, Task, { ETag?: string }>
  | Failure<304, undefined, { ETag?: string }>
  | Failure<400 | 403 | 404 | 408 | 413 | 414 | 422 | 431 | 500, Problem>
  | Failure<401, Problem, { "WWW-Authenticate"?: string }>
  | Failure<503, Problem, { "Retry-After"?: number }>;

export interface UpdateTaskParameters {
  /** The user who owns the tasks; equal to the token's `sub`. */
  user_id: string;
  /** The number of the task. */
  id: Int64;
  /**
   * The versions of the task that the client expects, as `ETag` values, or `*` for any (RFC 9110,
   * section 13.1.1). Where the task has another, nothing is done, and the answer is 412. A weak tag
   * (`W/"..."`) is that of no version.
   */
  "If-Match"?: string;
  body: TaskChanges;
}

export type UpdateTaskAnswer =
  | Success<200, Task, { ETag?: string }>
  | Failure<400 | 403 | 404 | 408 | 413 | 414 | 415 | 422 | 431 | 500, Problem>
  | Failure<401, Problem, { "WWW-Authenticate"?: string }>
  | Failure<412, Problem, { ETag?: string }>
  | Failure<503, Problem, { "Retry-After"?: number }>;

export interface PatchTaskParameters {
  /** The user who owns the tasks; equal to the token's `sub`. */
  user_id: string;
  /** The number of the task. */
  id: Int64;
  /**
   * The versions of the task that the client expects, as `ETag` values, or `*` for any (RFC 9110,
   * section 13.1.1). Where the task has another, nothing is done, and the answer is 412. A weak tag
   * (`W/"..."`) is that of no version.
   */
  "If-Match"?: string;
  body: TaskChanges;
}

export type PatchTaskAnswer =
  | Success<200, Task, { ETag?: string }>
  | Failure<400 | 403 | 404 | 408 | 413 | 414 | 415 | 422 | 431 | 500, Problem>
  | Failure<401, Problem, { "WWW-Authenticate"?: string }>
  | Failure<412, Problem, { ETag?: string }>
  | Failure<503, Problem, { "Retry-After"?: number }>;

export interface DeleteTaskParameters {
  /** The user who owns the tasks; equal to the token's `sub`. */
  user_id: string;
  /** The number of the task. */
  id: Int64;
  /**
   * The versions of the task that the client expects, as `ETag` values, or `*` for any (RFC 9110,
   * section 13.1.1). Where the task has another, nothing is done, and the answer is 412. A weak tag
   * (`W/"..."`) is that of no version.
   */
  "If-Match"?: string;
}

export type DeleteTaskAnswer =
  | Success<200, DeletedTask>
  | Failure<400 | 403 | 404 | 408 | 413 | 414 | 422 | 431 | 500, Problem>
  | Failure<401, Problem, { "WWW-Authenticate"?: string }>
  | Failure<412, Problem, { ETag?: string }>
  | Failure<503, Problem, { "Retry-After"?: number }>;

export interface CompleteTaskParameters {
  /** The user who owns the tasks; equal to the token's `sub`. */
  user_id: string;
  /** The number of the task. */
  id: Int64;
  /**
   * The versions of the task that the client expects, as `ETag` values, or `*` for any (RFC 9110,
   * section 13.1.1). Where the task has another, nothing is done, and the answer is 412. A weak tag
   * (`W/"..."`) is that of no version.
   */
  "If-Match"?: string;
  body?: Completion;
}

export type CompleteTaskAnswer =
  | Success<200, Task, { ETag?: string }>
  | Failure<400 | 403 | 404 | 408 | 413 | 414 | 415 | 422 | 431 | 500, Problem>
  | Failure<401, Problem, { "WWW-Authenticate"?: string }>
  | Failure<412, Problem, { ETag?: string }>
  | Failure<503, Problem, { "Retry-After"?: number }>;

export type GetHealthAnswer =
  | Success<200, Health>
  | Failure<400 | 408 | 413 | 414 | 431 | 500, Problem>
  | Failure<503, Problem, { "Retry-After"?: number }>;

export type GetLivenessAnswer =
  | Success<200, Probe>
  | Failure<400 | 408 | 413 | 414 | 431 | 500, Problem>
  | Failure<503, Problem, { "Retry-After"?: number }>;

export type GetReadinessAnswer =
  | Success<200, Probe>
  | Failure<400 | 408 | 413 | 414 | 431 | 500, Problem>
  | Failure<503, Problem, { "Retry-After"?: number }>;

export interface GetContractYAMLParameters {
  /** The `ETag` values that the client holds (RFC 9110, section 13.1.2). */
  "If-None-Match"?: string;
}

export type GetContractYAMLAnswer =
  | Success<200, string, { ETag?: string }>
  | Failure<304, undefined, { ETag?: string }>
  | Failure<400 | 408 | 413 | 414 | 431 | 500, Problem>
  | Failure<503, Problem, { "Retry-After"?: number }>;

export interface GetContractJSONParameters {
  /** The `ETag` values that the client holds (RFC 9110, section 13.1.2). */
  "If-None-Match"?: string;
}

export type GetContractJSONAnswer =
  | Success<200, { [name: string]: unknown }, { ETag?: string }>
  | Failure<304, undefined, { ETag?: string }>
  | Failure<400 | 408 | 413 | 414 | 431 | 500, Problem>
  | Failure<503, Problem, { "Retry-After"?: number }>;

export type DescribeServiceAnswer =
  | Success<
      200,
      ServiceDescription,
      { "Content-Security-Policy"?: string; Vary?: string },
      "application/json"
    >
  | Success<200, string, { "Content-Security-Policy"?: string; Vary?: string }, "text/html">
  | Failure<400 | 406 | 408 | 413 | 414 | 431 | 500, Problem>
  | Failure<503, Problem, { "Retry-After"?: number }>;

export type GetDocumentationAnswer =
  | Success<200, string, { "Content-Security-Policy"?: string }>
  | Failure<400 | 404 | 408 | 413 | 414 | 431 | 500, Problem>
  | Failure<503, Problem, { "Retry-After"?: number }>;

export interface GetDocumentationViewerParameters {
  /** The `ETag` values that the client holds (RFC 9110, section 13.1.2). */
  "If-None-Match"?: string;
}

export type GetDocumentationViewerAnswer =
  | Success<200, string, { ETag?: string }>
  | Failure<304, undefined, { ETag?: string }>
  | Failure<400 | 404 | 408 | 413 | 414 | 431 | 500, Problem>
  | Failure<503, Problem, { "Retry-After"?: number }>;

export interface GetDocumentationStyleParameters {
  /** The `ETag` values that the client holds (RFC 9110, section 13.1.2). */
  "If-None-Match"?: string;
}

export type GetDocumentationStyleAnswer =
  | Success<200, string, { ETag?: string }>
  | Failure<304, undefined, { ETag?: string }>
  | Failure<400 | 404 | 408 | 413 | 414 | 431 | 500, Problem>
  | Failure<503, Problem, { "Retry-After"?: number }>;

export interface GetDocumentationStartParameters {
  /** The `ETag` values that the client holds (RFC 9110, section 13.1.2). */
  "If-None-Match"?: string;
}

export type GetDocumentationStartAnswer =
  | Success<200, string, { ETag?: string }>
  | Failure<304, undefined, { ETag?: string }>
  | Failure<400 | 404 | 408 | 413 | 414 | 431 | 500, Problem>
  | Failure<503, Problem, { "Retry-After"?: number }>;

/** What a client is made with. */
export interface ClientOptions {
  /**
   * Where the API is, such as "https://api.example.com".
   * Without it paths begin at the origin of the page.
   */
  baseURL?: string;
  /** Gives the bearer token, asked for with every request; none is sent where it gives none. */
  token?: () => Provided<string>;
  /** Whether cookies go along to another origin, as `fetch` has it. */
  credentials?: RequestCredentials;
  /** Header fields of every request. */
  headers?: Record<string, string>;
  /**
   * How often a request is sent again that failed by the network or by a passing state of the
   * server, 2 times if left out: only requests that change nothing, or that have a key by which
   * the server knows them again.
   */
  retries?: number;
  /** What sends requests, the global `fetch` if left out. */
  fetch?: typeof fetch;
}

/** The operations of the contract. */
export interface Client {
  /**
   * Lists the user's tasks.
   *
   * The newest task comes first unless `sort` or `order` ask for something else.
   */
  listTasks(parameters: ListTasksParameters, options?: RequestOptions): Promise<ListTasksAnswer>;
  /**
   * Creates a task.
   *
   * With an `Idempotency-Key` the request may be sent again, whatever became of it: it creates one
   * task, and each time gets the first answer, also where the task has been changed or deleted
   * since.
   *
   * A call without a key makes one up, so that it can be sent again.
   */
  createTask(parameters: CreateTaskParameters, options?: RequestOptions): Promise<CreateTaskAnswer>;
  /** Reads a task. */
  getTask(parameters: GetTaskParameters, options?: RequestOptions): Promise<GetTaskAnswer>;
  /**
   * Changes a task.
   *
   * An absent member keeps its value. `"description": null` clears the description.
   */
  updateTask(parameters: UpdateTaskParameters, options?: RequestOptions): Promise<UpdateTaskAnswer>;
  /**
   * Changes a task, exactly as PUT does.
   *
   * For clients that send changes with PATCH: an absent member keeps its value, and
   * `"description": null` clears the description.
   */
  patchTask(parameters: PatchTaskParameters, options?: RequestOptions): Promise<PatchTaskAnswer>;
  /** Deletes a task for good. */
  deleteTask(parameters: DeleteTaskParameters, options?: RequestOptions): Promise<DeleteTaskAnswer>;
  /**
   * Toggles or sets whether a task is completed.
   *
   * Without a body, with `{}` or with `null`, the state is flipped; `{"completed": true}` and
   * `{"completed": false}` set it.
   */
  completeTask(
    parameters: CompleteTaskParameters,
    options?: RequestOptions,
  ): Promise<CompleteTaskAnswer>;
  /**
   * Tells whether the service has started and reaches its database.
   *
   * The answer is 200 once the service has started, and 503 before; `database` says whether
   * requests for tasks can be served at present.
   */
  getHealth(options?: RequestOptions): Promise<GetHealthAnswer>;
  /**
   * Tells that the process answers.
   *
   * For whoever restarts a process that does not; nothing else is asked or touched.
   */
  getLiveness(options?: RequestOptions): Promise<GetLivenessAnswer>;
  /**
   * Tells whether requests for tasks can be served at present.
   *
   * For whoever sends requests to one of several servers: 503 while it starts, and before it stops.
   * In between the answer is what it knows of its database already: asking does not wake a database
   * that sleeps.
   */
  getReadiness(options?: RequestOptions): Promise<GetReadinessAnswer>;
  /** This document, byte for byte as it was compiled into the server. */
  getContractYAML(
    parameters?: GetContractYAMLParameters,
    options?: RequestOptions,
  ): Promise<GetContractYAMLAnswer>;
  /** This document as JSON. */
  getContractJSON(
    parameters?: GetContractJSONParameters,
    options?: RequestOptions,
  ): Promise<GetContractJSONAnswer>;
  /**
   * Tells what this is, and where to go from here.
   *
   * A page for a browser, JSON for everybody else.
   */
  describeService(
    options?: RequestOptions & { accept?: "application/json" | "text/html" },
  ): Promise<DescribeServiceAnswer>;
  /**
   * A page that shows this document, and tries its operations.
   *
   * 404 where the server is not told to serve it (`DOCS=on`): the page is a viewer that somebody
   * else wrote, beside a token that is pasted into it.
   */
  getDocumentation(options?: RequestOptions): Promise<GetDocumentationAnswer>;
  /** The viewer of the page (Swagger UI). */
  getDocumentationViewer(
    parameters?: GetDocumentationViewerParameters,
    options?: RequestOptions,
  ): Promise<GetDocumentationViewerAnswer>;
  /** How the page looks. */
  getDocumentationStyle(
    parameters?: GetDocumentationStyleParameters,
    options?: RequestOptions,
  ): Promise<GetDocumentationStyleAnswer>;
  /** Starts the viewer with this document. */
  getDocumentationStart(
    parameters?: GetDocumentationStartParameters,
    options?: RequestOptions,
  ): Promise<GetDocumentationStartAnswer>;
}

// Answers of several operations.
const on200: AnswerShape = { status: [200], json: ["application/json"] };
const on400: AnswerShape = {
  status: [400, 403, 404, 408, 413, 414, 422, 431, 500],
  json: ["application/json", "application/problem+json"],
};
const on401: AnswerShape = {
  status: [401],
  json: ["application/json", "application/problem+json"],
  headers: [["WWW-Authenticate", String]],
};
const on503: AnswerShape = {
  status: [503],
  json: ["application/json", "application/problem+json"],
  headers: [["Retry-After", Number]],
};
const on400_2: AnswerShape = {
  status: [400, 403, 404, 408, 413, 414, 415, 422, 431, 500],
  json: ["application/json", "application/problem+json"],
};
const on200_2: AnswerShape = {
  status: [200],
  json: ["application/json"],
  headers: [["ETag", String]],
};
const on304: AnswerShape = { status: [304], headers: [["ETag", String]] };
const on412: AnswerShape = {
  status: [412],
  json: ["application/json", "application/problem+json"],
  headers: [["ETag", String]],
};
const on400_3: AnswerShape = {
  status: [400, 408, 413, 414, 431, 500],
  json: ["application/json", "application/problem+json"],
};
const on400_4: AnswerShape = {
  status: [400, 404, 408, 413, 414, 431, 500],
  json: ["application/json", "application/problem+json"],
};
const on200_3: AnswerShape = {
  status: [200],
  text: ["text/javascript"],
  headers: [["ETag", String]],
};

/** Makes a client. */
export function createClient(options: ClientOptions = {}): Client {
  const schemes = {
    bearerAuth: () => bearer(options.token?.()),
  };

  return {
    async listTasks(parameters, own) {
      const call: Call = {
        method: "GET",
        path: `/api/${segment("user_id", parameters.user_id)}/tasks`,
        query: [
          form("status", parameters.status),
          form("sort", parameters.sort),
          form("order", parameters.order),
        ],
        accept: "application/json",
        security: [[schemes.bearerAuth]],
        isRepeatable: true,
        answers: [on200, on400, on401, on503],
      };
      return send<ListTasksAnswer>(call, options, own);
    },
    async createTask(parameters, own) {
      const call: Call = {
        method: "POST",
        path: `/api/${segment("user_id", parameters.user_id)}/tasks`,
        headers: [["Idempotency-Key", parameters["Idempotency-Key"] ?? newKey()]],
        body: JSON.stringify(parameters.body),
        contentType: "application/json",
        accept: "application/json",
        security: [[schemes.bearerAuth]],
        isRepeatable: true,
        answers: [
          {
            status: [201],
            json: ["application/json"],
            headers: [["ETag", String], ["Location", String]],
          },
          on400_2,
          on401,
          {
            status: [409, 503],
            json: ["application/json", "application/problem+json"],
            headers: [["Retry-After", Number]],
          },
        ],
      };
      return send<CreateTaskAnswer>(call, options, own);
    },
    async getTask(parameters, own) {
      const call: Call = {
        method: "GET",
        path: `/api/${segment("user_id", parameters.user_id)}/tasks/${segment("id", parameters.id)}`,
        headers: [["If-None-Match", parameters["If-None-Match"]]],
        accept: "application/json",
        security: [[schemes.bearerAuth]],
        isRepeatable: true,
        answers: [on200_2, on304, on400, on401, on503],
      };
      return send<GetTaskAnswer>(call, options, own);
    },
    async updateTask(parameters, own) {
      const call: Call = {
        method: "PUT",
        path: `/api/${segment("user_id", parameters.user_id)}/tasks/${segment("id", parameters.id)}`,
        headers: [["If-Match", parameters["If-Match"]]],
        body: JSON.stringify(parameters.body),
        contentType: "application/json",
        accept: "application/json",
        security: [[schemes.bearerAuth]],
        answers: [on200_2, on400_2, on401, on412, on503],
      };
      return send<UpdateTaskAnswer>(call, options, own);
    },
    async patchTask(parameters, own) {
      const call: Call = {
        method: "PATCH",
        path: `/api/${segment("user_id", parameters.user_id)}/tasks/${segment("id", parameters.id)}`,
        headers: [["If-Match", parameters["If-Match"]]],
        body: JSON.stringify(parameters.body),
        contentType: "application/json",
        accept: "application/json",
        security: [[schemes.bearerAuth]],
        answers: [on200_2, on400_2, on401, on412, on503],
      };
      return send<PatchTaskAnswer>(call, options, own);
    },
    async deleteTask(parameters, own) {
      const call: Call = {
        method: "DELETE",
        path: `/api/${segment("user_id", parameters.user_id)}/tasks/${segment("id", parameters.id)}`,
        headers: [["If-Match", parameters["If-Match"]]],
        accept: "application/json",
        security: [[schemes.bearerAuth]],
        answers: [on200, on400, on401, on412, on503],
      };
      return send<DeleteTaskAnswer>(call, options, own);
    },
    async completeTask(parameters, own) {
      const call: Call = {
        method: "PATCH",
        path: `/api/${segment("user_id", parameters.user_id)}/tasks/${segment("id", parameters.id)}/complete`,
        headers: [["If-Match", parameters["If-Match"]]],
        body: JSON.stringify(parameters.body),
        contentType: "application/json",
        accept: "application/json",
        security: [[schemes.bearerAuth]],
        answers: [on200_2, on400_2, on401, on412, on503],
      };
      return send<CompleteTaskAnswer>(call, options, own);
    },
    async getHealth(own) {
      const call: Call = {
        method: "GET",
        path: "/health",
        accept: "application/json",
        isRepeatable: true,
        answers: [on200, on400_3, on503],
      };
      return send<GetHealthAnswer>(call, options, own);
    },
    async getLiveness(own) {
      const call: Call = {
        method: "GET",
        path: "/livez",
        accept: "application/json",
        isRepeatable: true,
        answers: [on200, on400_3, on503],
      };
      return send<GetLivenessAnswer>(call, options, own);
    },
    async getReadiness(own) {
      const call: Call = {
        method: "GET",
        path: "/readyz",
        accept: "application/json",
        isRepeatable: true,
        answers: [on200, on400_3, on503],
      };
      return send<GetReadinessAnswer>(call, options, own);
    },
    async getContractYAML(parameters = {}, own) {
      const call: Call = {
        method: "GET",
        path: "/openapi.yaml",
        headers: [["If-None-Match", parameters["If-None-Match"]]],
        accept: "application/yaml",
        isRepeatable: true,
        answers: [
          { status: [200], text: ["application/yaml"], headers: [["ETag", String]] },
          on304,
          on400_3,
          on503,
        ],
      };
      return send<GetContractYAMLAnswer>(call, options, own);
    },
    async getContractJSON(parameters = {}, own) {
      const call: Call = {
        method: "GET",
        path: "/openapi.json",
        headers: [["If-None-Match", parameters["If-None-Match"]]],
        accept: "application/json",
        isRepeatable: true,
        answers: [on200_2, on304, on400_3, on503],
      };
      return send<GetContractJSONAnswer>(call, options, own);
    },
    async describeService(own) {
      const call: Call = {
        method: "GET",
        path: "/",
        accept: own?.accept ?? "application/json, text/html",
        isRepeatable: true,
        answers: [
          {
            status: [200],
            json: ["application/json"],
            text: ["text/html"],
            headers: [["Content-Security-Policy", String], ["Vary", String]],
          },
          {
            status: [400, 406, 408, 413, 414, 431, 500],
            json: ["application/json", "application/problem+json"],
          },
          on503,
        ],
      };
      return send<DescribeServiceAnswer>(call, options, own);
    },
    async getDocumentation(own) {
      const call: Call = {
        method: "GET",
        path: "/docs",
        accept: "text/html",
        isRepeatable: true,
        answers: [
          { status: [200], text: ["text/html"], headers: [["Content-Security-Policy", String]] },
          on400_4,
          on503,
        ],
      };
      return send<GetDocumentationAnswer>(call, options, own);
    },
    async getDocumentationViewer(parameters = {}, own) {
      const call: Call = {
        method: "GET",
        path: "/docs/viewer.js",
        headers: [["If-None-Match", parameters["If-None-Match"]]],
        accept: "text/javascript",
        isRepeatable: true,
        answers: [on200_3, on304, on400_4, on503],
      };
      return send<GetDocumentationViewerAnswer>(call, options, own);
    },
    async getDocumentationStyle(parameters = {}, own) {
      const call: Call = {
        method: "GET",
        path: "/docs/viewer.css",
        headers: [["If-None-Match", parameters["If-None-Match"]]],
        accept: "text/css",
        isRepeatable: true,
        answers: [
          { status: [200], text: ["text/css"], headers: [["ETag", String]] },
          on304,
          on400_4,
          on503,
        ],
      };
      return send<GetDocumentationStyleAnswer>(call, options, own);
    },
    async getDocumentationStart(parameters = {}, own) {
      const call: Call = {
        method: "GET",
        path: "/docs/start.js",
        headers: [["If-None-Match", parameters["If-None-Match"]]],
        accept: "text/javascript",
        isRepeatable: true,
        answers: [on200_3, on304, on400_4, on503],
      };
      return send<GetDocumentationStartAnswer>(call, options, own);
    },
  };
}

/** What is given now or later, or is not there. */
type Provided<Value> = Value | null | undefined | Promise<Value | null | undefined>;

/** What a call can be told beside its parameters. */
export interface RequestOptions {
  /** Ends the request, and the wait before it is sent again. */
  signal?: AbortSignal;
  /** Header fields beside those of the contract. */
  headers?: Record<string, string>;
  /** In place of the client's `retries`. */
  retries?: number;
  /** In place of the client's `baseURL`. */
  baseURL?: string;
}

/** An answer that the contract describes. */
export interface Answer<Code extends number, Body, Fields = object, Type = string> {
  status: Code;
  /** Whether it is a success that the contract describes. */
  ok: boolean;
  /** The media type without parameters; empty where the contract has no content. */
  contentType: Type;
  body: Body;
  /** The header fields of the contract; of another origin, those that the server exposes. */
  headers: Fields;
  /** As `fetch` gave it; its body has been read unless the contract has none. */
  response: Response;
}

export interface Success<Code extends number, Body, Fields = object, Type = string>
  extends Answer<Code, Body, Fields, Type> {
  ok: true;
}

export interface Failure<Code extends number, Body, Fields = object, Type = string>
  extends Answer<Code, Body, Fields, Type> {
  ok: false;
}

/** An answer that the contract does not describe or, of `orThrow`, one that is no success. */
export class APIError extends Error {
  readonly status: number;
  /** What went wrong, in a sentence: the server's `detail` where it has one. */
  readonly detail: string;
  /** What was sent: JSON that has been read, text, or a `Blob` of anything else. */
  readonly body: unknown;
  readonly response: Response;

  constructor(answer: { body: unknown; response: Response }, reason?: string) {
    const { status, statusText } = answer.response;
    const detail = detailOf(answer.body) ?? reason ?? `${status} ${statusText}`.trim();
    super(detail);
    this.name = "APIError";
    this.status = status;
    this.detail = detail;
    this.body = answer.body;
    this.response = answer.response;
  }
}

/** The body of a success; anything else is thrown as an `APIError`. */
export async function orThrow<A extends Answer<number, unknown>>(
  answer: A | Promise<A>,
): Promise<Exclude<A, { ok: false }>["body"]> {
  const settled = await answer;
  if (!settled.ok) throw new APIError(settled);
  return settled.body;
}

function detailOf(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { detail, message } = body as { detail?: unknown; message?: unknown };
  return [detail, message].find((text): text is string => typeof text === "string");
}

/** A request, and what the contract says of its answers. */
interface Call {
  method: string;
  path: string;
  server?: string;
  query?: string[][];
  cookies?: string[][];
  headers?: [name: string, value: unknown][];
  body?: BodyInit | undefined;
  contentType?: string | undefined;
  accept?: string;
  security?: (() => Promise<Credential | undefined>)[][];
  isRepeatable?: boolean;
  answers: AnswerShape[];
}

/** The media types of some statuses, by how they are read. */
interface AnswerShape {
  status: (number | string)[];
  ok?: boolean;
  json?: string[];
  text?: string[];
  blob?: string[];
  any?: string[];
  headers?: [name: string, read: (text: string) => unknown][];
}

interface Credential {
  header?: [name: string, value: string];
  query?: string;
  cookie?: string;
}

/** Sends a request, again where that is safe and may help, and reads the answer. */
async function send<A>(call: Call, client: ClientOptions, own: RequestOptions = {}): Promise<A> {
  const retries = call.isRepeatable ? (own.retries ?? client.retries ?? 2) : 0;
  for (let attempt = 0; ; attempt += 1) {
    const usual = 200 * 2 ** attempt * (1 + Math.random());
    let wait = usual;
    try {
      const response = await sendOnce(call, client, own);
      const better = attempt < retries ? waitAfter(response, usual) : undefined;
      if (better === undefined) return (await read(call, response)) as A;
      wait = better;
      await response.body?.cancel();
    } catch (error) {
      // `fetch` rejects with a TypeError where the network fails.
      if (attempt >= retries || own.signal?.aborted || !(error instanceof TypeError)) throw error;
    }
    await sleep(wait, own.signal);
  }
}

async function sendOnce(
  call: Call,
  client: ClientOptions,
  own: RequestOptions,
): Promise<Response> {
  const credentials = await credentialsOf(call);
  const query = [...(call.query ?? []).flat(), ...credentials.flatMap((one) => one.query ?? [])];
  const cookies = [
    ...(call.cookies ?? []).flat(),
    ...credentials.flatMap((one) => one.cookie ?? []),
  ];
  const headers = new Headers({ ...client.headers, ...own.headers });
  if (call.accept !== undefined && !headers.has("Accept")) headers.set("Accept", call.accept);
  // That of `FormData` has the boundary of the parts, which `fetch` makes up.
  if (call.body !== undefined && call.contentType && !(call.body instanceof FormData)) {
    headers.set("Content-Type", call.contentType);
  }
  for (const [name, value] of call.headers ?? []) {
    if (value !== undefined && value !== null) headers.set(name, String(value));
  }
  for (const { header } of credentials) if (header) headers.set(...header);
  if (cookies.length > 0) headers.set("Cookie", cookies.join("; "));
  const base = own.baseURL ?? call.server ?? client.baseURL ?? "";
  const search = query.length > 0 ? `?${query.join("&")}` : "";
  const init: RequestInit = { method: call.method, headers };
  if (call.body !== undefined) init.body = call.body;
  if (own.signal) init.signal = own.signal;
  if (client.credentials) init.credentials = client.credentials;
  return (client.fetch ?? fetch)(base.replace(/\/+$/, "") + call.path + search, init);
}

/** The credentials of the first of several ways to be let in of which none is missing. */
async function credentialsOf(call: Call): Promise<Credential[]> {
  for (const schemes of call.security ?? []) {
    const found = await Promise.all(schemes.map((scheme) => scheme()));
    const present = found.filter((one): one is Credential => one !== undefined);
    if (present.length === found.length) return present;
  }
  return [];
}

/** How long to wait before the same request may be answered better; undefined if it will not be. */
function waitAfter(response: Response, usual: number): number | undefined {
  const after = response.headers.get("Retry-After");
  // 409: the first request with this key is under way.
  const mayPass = [408, 425, 429, 502, 503, 504].includes(response.status);
  if (!mayPass && !(response.status === 409 && after)) return undefined;
  if (!after) return usual;
  const seconds = Number(after);
  const wait = Number.isNaN(seconds) ? Date.parse(after) - Date.now() : seconds * 1000;
  return wait <= 30_000 ? Math.max(wait, usual) : undefined;
}

function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}

/** The answer as the contract describes it. */
async function read(call: Call, response: Response): Promise<Answer<number, unknown>> {
  const { status } = response;
  const shape =
    call.answers.find((one) => one.status.includes(status)) ??
    call.answers.find((one) => one.status.includes(`${Math.floor(status / 100)}XX`)) ??
    call.answers.find((one) => one.status.includes("default"));
  const contentType = (response.headers.get("Content-Type") ?? "")
    .replace(/\s*;.*/, "")
    .toLowerCase();
  if (!shape) throw await unexpected(response, contentType, `the status ${status}`);
  const fields = (shape.headers ?? []).flatMap(([name, convert]) => {
    const text = response.headers.get(name);
    return text === null ? [] : [[name, convert(text)] as const];
  });
  const answer = {
    status,
    ok: shape.ok ?? response.ok,
    contentType: "",
    body: undefined as unknown,
    headers: Object.fromEntries(fields),
    response,
  };
  const readings = (["json", "text", "blob", "any"] as const).filter((one) => shape[one]);
  if (readings.length === 0) return answer;
  const reading =
    contentType === ""
      ? readings[0]
      : readings.find((one) => shape[one]?.some((range) => holds(range, contentType)));
  if (!reading) throw await unexpected(response, contentType, `content of type '${contentType}'`);
  answer.contentType = contentType;
  if (reading === "text") answer.body = await response.text();
  else if (reading === "blob") answer.body = await response.blob();
  else if (reading === "any") answer.body = await anyBody(response, contentType);
  else {
    const text = await response.text();
    try {
      answer.body = JSON.parse(text);
    } catch {
      throw new APIError({ body: text, response }, "The server sent what is not JSON.");
    }
  }
  return answer;
}

/** A body as its media type says: JSON that has been read, text, or a `Blob`. */
async function anyBody(response: Response, contentType: string): Promise<unknown> {
  if (!/^text\/|json|xml|yaml/.test(contentType)) return response.blob();
  const text = await response.text();
  if (!/[/+]json$/.test(contentType)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function unexpected(
  response: Response,
  contentType: string,
  what: string,
): Promise<APIError> {
  const body = await anyBody(response, contentType);
  return new APIError({ body, response }, `The contract does not describe ${what}.`);
}

function holds(range: string, contentType: string): boolean {
  if (!range.endsWith("*")) return range === contentType;
  return range === "*/*" || contentType.startsWith(range.slice(0, -1));
}

/** A value as a part of a path, where nothing and dots would lead to another one. */
function segment(
  name: string,
  value: unknown,
  write: (value: unknown) => string | undefined = encode,
): string {
  const text = value === undefined || value === null ? undefined : write(value);
  if (!text || text === "." || text === "..") {
    throw new TypeError(`'${name}' cannot be '${text ?? value}': it is a part of a path.`);
  }
  return text;
}

/** `name=a&name=b`, not exploded `name=a,b`; of an object `k=v`, not exploded `name=k,v`. */
function form(name: string, value: unknown, explode = true): string[] {
  if (value === undefined || value === null) return [];
  const start = `${encode(name)}=`;
  if (typeof value !== "object") return [start + encode(value)];
  if (Array.isArray(value)) {
    const items = value.map(encode);
    if (explode) return items.map((item) => start + item);
    return items.length === 0 ? [] : [start + items.join(",")];
  }
  const pairs = Object.entries(value).filter(([, item]) => item !== undefined);
  if (explode) return pairs.map(([key, item]) => `${encode(key)}=${encode(item)}`);
  if (pairs.length === 0) return [];
  return [start + pairs.map(([key, item]) => `${encode(key)},${encode(item)}`).join(",")];
}

async function bearer(given: Provided<string>): Promise<Credential | undefined> {
  const token = await given;
  return token ? { header: ["Authorization", `Bearer ${token}`] } : undefined;
}

/** A key that no other request has. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A value as it stands in a URL. */
function encode(value: unknown): string {
  return encodeURIComponent(textOf(value));
}

/** A value as text: what is inside of a list or an object and is one itself is JSON. */
function textOf(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
