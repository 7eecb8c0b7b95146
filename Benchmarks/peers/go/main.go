// The todo service as an experienced Go developer writes it: net/http, pgx, golang-jwt as Debian
// packages them. The same contract where it is measured: list, get, create; the same checks, role
// and setting in the transaction as the server beside it. Settings: DATABASE_URL,
// BETTER_AUTH_SECRET, PORT.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/golang-jwt/jwt"
	"github.com/jackc/pgx/v4"
	"github.com/jackc/pgx/v4/pgxpool"
)

type task struct {
	ID          int64     `json:"id"`
	UserID      string    `json:"user_id"`
	Title       string    `json:"title"`
	Description *string   `json:"description"`
	Completed   bool      `json:"completed"`
	CreatedAt   time.Time `json:"created_at"`
	UpdatedAt   time.Time `json:"updated_at"`
}

func (t *task) columns() []interface{} {
	return []interface{}{
		&t.ID, &t.UserID, &t.Title, &t.Description, &t.Completed, &t.CreatedAt, &t.UpdatedAt,
	}
}

type newTask struct {
	Title       *string `json:"title"`
	Description *string `json:"description"`
}

// validate holds a new task to the rules of the contract.
func (t newTask) validate() error {
	if t.Title == nil {
		return errors.New("title is missing")
	}
	if n := utf8.RuneCountInString(*t.Title); n < 1 || n > 200 {
		return errors.New("title must have 1 to 200 characters")
	}
	if strings.TrimFunc(*t.Title, unicode.IsSpace) == "" || strings.ContainsRune(*t.Title, 0) {
		return errors.New("title must not be blank and must not contain NUL")
	}
	if t.Description != nil &&
		(utf8.RuneCountInString(*t.Description) > 1000 || strings.ContainsRune(*t.Description, 0)) {
		return errors.New("description must have at most 1000 characters and no NUL")
	}
	return nil
}

const (
	setOwner = `SELECT set_config('role', 'todo_app', true), set_config('app.user_id', $1, true)`
	columns  = `id, user_id, title, description, completed, created_at, updated_at`
	listSQL  = `SELECT ` + columns + ` FROM tasks WHERE user_id = $1 ORDER BY created_at DESC, id DESC`
	getSQL   = `SELECT ` + columns + ` FROM tasks WHERE user_id = $1 AND id = $2`
	addSQL   = `INSERT INTO tasks (user_id, title, description) VALUES ($1, $2, $3)
		RETURNING ` + columns
)

type service struct {
	pool   *pgxpool.Pool
	secret []byte
	parser *jwt.Parser
}

// asOwner sends the owner and one statement together; a batch is one transaction of PostgreSQL.
func (s *service) asOwner(
	ctx context.Context, owner string, read func(pgx.Rows) error, sql string, arguments ...interface{},
) error {
	batch := &pgx.Batch{}
	batch.Queue(setOwner, owner)
	batch.Queue(sql, arguments...)
	results := s.pool.SendBatch(ctx, batch)
	defer results.Close()
	if _, err := results.Exec(); err != nil {
		return err
	}
	rows, err := results.Query()
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := read(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (s *service) list(w http.ResponseWriter, r *http.Request, owner string) {
	tasks := make([]task, 0, 32)
	err := s.asOwner(r.Context(), owner, func(rows pgx.Rows) error {
		tasks = append(tasks, task{})
		return rows.Scan(tasks[len(tasks)-1].columns()...)
	}, listSQL, owner)
	if err != nil {
		unavailable(w, err)
		return
	}
	answer(w, http.StatusOK, tasks)
}

func (s *service) get(w http.ResponseWriter, r *http.Request, owner string, id int64) {
	var found *task
	err := s.asOwner(r.Context(), owner, func(rows pgx.Rows) error {
		found = &task{}
		return rows.Scan(found.columns()...)
	}, getSQL, owner, id)
	if err != nil {
		unavailable(w, err)
		return
	}
	if found == nil {
		problem(w, http.StatusNotFound, "There is no such task.")
		return
	}
	answer(w, http.StatusOK, found)
}

func (s *service) create(w http.ResponseWriter, r *http.Request, owner string) {
	var body newTask
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(&body); err != nil {
		problem(w, http.StatusBadRequest, "The body is no JSON object of a task.")
		return
	}
	if err := body.validate(); err != nil {
		problem(w, http.StatusUnprocessableEntity, err.Error())
		return
	}
	var created task
	err := s.asOwner(r.Context(), owner, func(rows pgx.Rows) error {
		return rows.Scan(created.columns()...)
	}, addSQL, owner, *body.Title, body.Description)
	if err != nil {
		unavailable(w, err)
		return
	}
	w.Header().Set("Location", fmt.Sprintf("/api/%s/tasks/%d", url.PathEscape(owner), created.ID))
	answer(w, http.StatusCreated, created)
}

// owner verifies the token and holds its subject against the path; it has answered where it fails.
func (s *service) owner(w http.ResponseWriter, r *http.Request, user string) (string, bool) {
	const scheme = "Bearer "
	field := r.Header.Get("Authorization")
	if !strings.HasPrefix(field, scheme) {
		w.Header().Set("WWW-Authenticate", "Bearer")
		problem(w, http.StatusUnauthorized, "A bearer token is needed.")
		return "", false
	}
	claims := jwt.MapClaims{}
	key := func(*jwt.Token) (interface{}, error) { return s.secret, nil }
	_, err := s.parser.ParseWithClaims(field[len(scheme):], claims, key)
	subject, _ := claims["sub"].(string)
	if err != nil || claims["exp"] == nil || subject == "" {
		w.Header().Set("WWW-Authenticate", `Bearer error="invalid_token"`)
		problem(w, http.StatusUnauthorized, "The token is not valid.")
		return "", false
	}
	if subject != user {
		problem(w, http.StatusForbidden, "The path names another user.")
		return "", false
	}
	return subject, true
}

func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	// /api/{user_id}/tasks and /api/{user_id}/tasks/{id}
	parts := strings.Split(strings.TrimPrefix(r.URL.EscapedPath(), "/"), "/")
	if len(parts) < 3 || len(parts) > 4 || parts[0] != "api" || parts[2] != "tasks" {
		problem(w, http.StatusNotFound, "There is nothing at this path.")
		return
	}
	user, err := url.PathUnescape(parts[1])
	if err != nil {
		problem(w, http.StatusBadRequest, "The path is malformed.")
		return
	}
	owner, ok := s.owner(w, r, user)
	if !ok {
		return
	}
	switch {
	case len(parts) == 3 && r.Method == http.MethodGet:
		s.list(w, r, owner)
	case len(parts) == 3 && r.Method == http.MethodPost:
		s.create(w, r, owner)
	case len(parts) == 4 && r.Method == http.MethodGet:
		id, err := strconv.ParseInt(parts[3], 10, 64)
		if err != nil {
			problem(w, http.StatusUnprocessableEntity, "id must be an integer.")
			return
		}
		s.get(w, r, owner, id)
	default:
		problem(w, http.StatusMethodNotAllowed, "The method is not allowed here.")
	}
}

func answer(w http.ResponseWriter, status int, value interface{}) {
	content, err := json.Marshal(value)
	if err != nil {
		problem(w, http.StatusInternalServerError, "The answer cannot be written.")
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(content)
}

func problem(w http.ResponseWriter, status int, detail string) {
	answer(w, status, map[string]interface{}{
		"type": "about:blank", "title": http.StatusText(status), "status": status, "detail": detail,
	})
}

func unavailable(w http.ResponseWriter, err error) {
	log.Print(err)
	problem(w, http.StatusServiceUnavailable, "The database cannot be used.")
}

func main() {
	configuration, err := pgxpool.ParseConfig(os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	configuration.MaxConns = 8
	pool, err := pgxpool.ConnectConfig(context.Background(), configuration)
	if err != nil {
		log.Fatal(err)
	}
	handler := &service{
		pool:   pool,
		secret: []byte(os.Getenv("BETTER_AUTH_SECRET")),
		parser: &jwt.Parser{ValidMethods: []string{"HS256"}},
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), handler))
}
