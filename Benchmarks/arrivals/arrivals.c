/* Sends requests as independent users do: the times between two arrivals are exponential, to the
   microsecond, whatever the answers take. wrk's pauses are whole milliseconds that begin together, so
   that ten requests come in one instant and wait for each other.
   A request that finds all connections busy waits for one; its time counts from its arrival.
   usage: arrivals PORT CONNECTIONS RATE SECONDS FILE
   FILE holds whole requests, each ended by a byte of zero. Prints the answers with status 2xx, all others,
   and the microseconds that half, 90 and 99 of a hundred took at most. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <math.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { ANSWER_LIMIT = 1 << 20, CONNECTION_LIMIT = 1024 };

struct connection {
  char *answer;
  size_t length;
  double arrival; /* Of the request whose answer it waits for. */
};

static struct connection connections[CONNECTION_LIMIT];
static struct pollfd sockets[CONNECTION_LIMIT];

static void fail(const char *what) {
  fprintf(stderr, "error: %s: %s\n", what, strerror(errno));
  exit(1);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static void *allocated(size_t bytes) {
  void *memory = malloc(bytes);
  if (memory == NULL) fail("no memory");
  return memory;
}

static double until_next(double rate) { return -log(1 - drand48()) / rate; }

static int opened(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int one = 1, handle = socket(AF_INET, SOCK_STREAM, 0);
  if (handle < 0 || connect(handle, (struct sockaddr *)&address, sizeof address) != 0) fail("connect");
  setsockopt(handle, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  return handle;
}

/* Requests are some hundred bytes and the socket's buffer is empty: a short write is an error. */
static void send_request(int index, const char *request, double arrival) {
  size_t length = strlen(request);
  connections[index].arrival = arrival;
  connections[index].length = 0;
  if (write(sockets[index].fd, request, length) != (ssize_t)length) fail("write");
}

/* The status of an answer that is complete, 0 while bytes are missing. */
static int received(int index) {
  struct connection *it = &connections[index];
  ssize_t count = read(sockets[index].fd, it->answer + it->length, ANSWER_LIMIT - 1 - it->length);
  if (count <= 0) fail("a connection ended");
  it->length += count;
  it->answer[it->length] = 0;
  char *body = strstr(it->answer, "\r\n\r\n"), *length = strcasestr(it->answer, "\r\ncontent-length:");
  if (body == NULL) return 0;
  if (length == NULL || length > body) {
    errno = EPROTO;
    fail("an answer without Content-Length");
  }
  size_t whole = body + 4 - it->answer + strtoul(length + 17, NULL, 10);
  return it->length < whole ? 0 : atoi(it->answer + 9);
}

static int ascending(const void *left, const void *right) {
  double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

/* The requests of a file, and how many there are. */
static char **requests(const char *path, size_t *count) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) fail(path);
  char **found = NULL, *text = NULL;
  size_t room = 0;
  for (*count = 0; getdelim(&text, &room, 0, file) > 0; text = NULL, room = 0) {
    found = realloc(found, (*count + 1) * sizeof *found);
    if (found == NULL) fail("no memory");
    found[(*count)++] = text;
  }
  fclose(file);
  if (*count == 0) fail("no request in the file");
  return found;
}

int main(int count, char **arguments) {
  if (count != 6) {
    fprintf(stderr, "usage: arrivals PORT CONNECTIONS RATE SECONDS FILE\n");
    return 2;
  }
  int port = atoi(arguments[1]), total = atoi(arguments[2]);
  double rate = atof(arguments[3]), seconds = atof(arguments[4]);
  if (total < 1 || total > CONNECTION_LIMIT || rate <= 0 || seconds <= 0) {
    fprintf(stderr, "error: 1 to %d connections, a rate and seconds over 0\n", CONNECTION_LIMIT);
    return 2;
  }
  size_t kinds, planned = 0, arrived = 0, sent = 0, done = 0, failed = 0;
  size_t room = rate * seconds * 2 + 10000;
  char **texts = requests(arguments[5], &kinds);
  double *times = allocated(room * sizeof *times), *arrivals = allocated(room * sizeof *arrivals);
  for (double next = until_next(rate); next < seconds && planned < room; next += until_next(rate)) {
    arrivals[planned++] = next;
  }
  int idle[CONNECTION_LIMIT], idle_count = 0;
  for (int index = 0; index < total; index++) {
    sockets[index] = (struct pollfd){.fd = opened(port), .events = POLLIN};
    connections[index] = (struct connection){.answer = allocated(ANSWER_LIMIT)};
    idle[idle_count++] = index;
  }
  /* Without this the kernel adds up to 50 microseconds to each pause. */
  prctl(PR_SET_TIMERSLACK, 1);
  double start = now();
  while (done + failed < planned) {
    while (arrived < planned && arrivals[arrived] <= now() - start) arrived++;
    for (; sent < arrived && idle_count > 0; sent++) {
      send_request(idle[--idle_count], texts[sent % kinds], start + arrivals[sent]);
    }
    double pause = arrived < planned ? start + arrivals[arrived] - now() : 1;
    if (pause < 0) pause = 0;
    struct timespec limit = {.tv_sec = pause, .tv_nsec = (pause - (time_t)pause) * 1e9};
    if (ppoll(sockets, total, &limit, NULL) <= 0) continue;
    for (int index = 0; index < total; index++) {
      if (!sockets[index].revents) continue;
      int status = received(index);
      if (status == 0) continue;
      if (status / 100 == 2) times[done++] = now() - connections[index].arrival;
      else failed++;
      idle[idle_count++] = index;
    }
  }
  double took = now() - start;
  qsort(times, done, sizeof *times, ascending);
  printf("%zu %zu %.1f", done, failed, done / took);
  for (int part = 0; part < 3; part++) {
    size_t place = done * (const int[]){50, 90, 99}[part] / 100;
    printf(" %.0f", done ? times[place < done ? place : done - 1] * 1e6 : 0);
  }
  printf("\n");
  return 0;
}
