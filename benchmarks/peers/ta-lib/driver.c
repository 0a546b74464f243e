/* Times functions of TA-Lib over bars read from a CSV of ours. Prints one line per indicator: id, tab, ns per bar (median of the rounds). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "ta_libc.h"

enum { COLUMNS = 25 };

static int bars;
static double *open_, *high, *low, *close_, *volume, *out[COLUMNS];
static int begin, count;

static void fail(const char *what)
{
    fprintf(stderr, "%s\n", what);
    exit(1);
}

static double *column(void)
{
    double *values = calloc((size_t)bars, sizeof *values);
    if (!values)
        fail("out of memory");
    return values;
}

static void read_bars(const char *path)
{
    char line[512];
    FILE *file = fopen(path, "r");
    if (!file || !fgets(line, sizeof line, file))
        fail("the bars cannot be read");
    while (fgets(line, sizeof line, file))
        bars++;
    open_ = column(), high = column(), low = column(), close_ = column(), volume = column();
    for (int i = 0; i < COLUMNS; i++)
        out[i] = column();
    rewind(file);
    if (!fgets(line, sizeof line, file))
        fail("the bars cannot be read");
    for (int i = 0; i < bars; i++)
    {
        char *comma = fgets(line, sizeof line, file) ? strchr(line, ',') : NULL;
        if (!comma || sscanf(comma + 1, "%lf,%lf,%lf,%lf,%lf", open_ + i, high + i, low + i, close_ + i, volume + i) != 5)
            fail("a row of the bars is not timestamp,open,high,low,close,volume");
    }
    fclose(file);
}

#define LAST (bars - 1), 
#define TO , &begin, &count,

static void sma(void) { TA_SMA(0, LAST close_, 20 TO out[0]); }
static void ema(void) { TA_EMA(0, LAST close_, 12 TO out[0]); }
static void rsi(void) { TA_RSI(0, LAST close_, 14 TO out[0]); }
static void macd(void) { TA_MACD(0, LAST close_, 12, 26, 9 TO out[0], out[1], out[2]); }
static void bollinger(void) { TA_BBANDS(0, LAST close_, 20, 2, 2, TA_MAType_SMA TO out[0], out[1], out[2]); }
static void atr(void) { TA_ATR(0, LAST high, low, close_, 14 TO out[0]); }
static void adx(void) { TA_ADX(0, LAST high, low, close_, 14 TO out[0]); }
static void stochastic(void) { TA_STOCHF(0, LAST high, low, close_, 14, 3, TA_MAType_SMA TO out[0], out[1]); }
static void williams_r(void) { TA_WILLR(0, LAST high, low, close_, 14 TO out[0]); }
static void cci(void) { TA_CCI(0, LAST high, low, close_, 20 TO out[0]); }
static void obv(void) { TA_OBV(0, LAST close_, volume TO out[0]); }
static void price_change(void) { TA_ROCP(0, LAST close_, 1 TO out[0]); }
static void volume_change(void) { TA_ROCP(0, LAST volume, 1 TO out[0]); }
static void pivot_point(void) { TA_TYPPRICE(0, LAST high, low, close_ TO out[0]); }

/* The frame as columns, as far as TA-Lib has them: it has neither VWAP nor SuperTrend. What two columns share is computed once. */
static void frame(void)
{
    TA_RSI(0, LAST close_, 14 TO out[0]);
    TA_MACD(0, LAST close_, 12, 26, 9 TO out[1], out[2], out[3]);
    TA_BBANDS(0, LAST close_, 20, 2, 2, TA_MAType_SMA TO out[4], out[5], out[6]);
    for (int i = 0; i < count; i++)
        out[7][i] = (out[4][i] - out[6][i]) / out[5][i];
    memcpy(out[8], out[5], (size_t)bars * sizeof(double));
    TA_SMA(0, LAST close_, 50 TO out[9]);
    TA_EMA(0, LAST close_, 12 TO out[10]);
    TA_EMA(0, LAST close_, 26 TO out[11]);
    TA_OBV(0, LAST close_, volume TO out[12]);
    TA_STOCHF(0, LAST high, low, close_, 14, 3, TA_MAType_SMA TO out[14], out[15]);
    TA_WILLR(0, LAST high, low, close_, 14 TO out[16]);
    TA_CCI(0, LAST high, low, close_, 20 TO out[17]);
    TA_ADX(0, LAST high, low, close_, 14 TO out[18]);
    TA_ATR(0, LAST high, low, close_, 14 TO out[20]);
    for (int i = 0; i < count; i++)
        out[21][i] = out[20][i] / close_[begin + i];
    TA_ROCP(0, LAST close_, 1 TO out[22]);
    TA_ROCP(0, LAST volume, 1 TO out[23]);
    TA_TYPPRICE(0, LAST high, low, close_ TO out[24]);
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median_nanoseconds(void (*run)(void), int rounds)
{
    double *times = calloc((size_t)rounds, sizeof *times), median;
    if (!times)
        fail("out of memory");
    run();
    for (int i = 0; i < rounds; i++)
    {
        struct timespec a, b;
        clock_gettime(CLOCK_MONOTONIC, &a);
        run();
        clock_gettime(CLOCK_MONOTONIC, &b);
        times[i] = (double)(b.tv_sec - a.tv_sec) * 1e9 + (double)(b.tv_nsec - a.tv_nsec);
    }
    qsort(times, (size_t)rounds, sizeof *times, ascending);
    median = times[rounds / 2];
    free(times);
    return median;
}

int main(int argc, char **argv)
{
    static const struct { const char *id; void (*run)(void); } all[] = {
        {"sma", sma}, {"ema", ema}, {"rsi", rsi}, {"macd", macd}, {"bollinger_bands", bollinger}, {"atr", atr}, {"adx", adx},
        {"stochastic", stochastic}, {"williams_r", williams_r}, {"cci", cci}, {"obv", obv}, {"price_change", price_change},
        {"volume_change", volume_change}, {"pivot_point", pivot_point}, {"frame", frame},
    };
    int rounds = argc == 3 ? atoi(argv[2]) : 0;
    if (rounds < 1)
        fail("usage: driver BARS.csv ROUNDS");
    TA_Initialize();
    read_bars(argv[1]);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        printf("%s\t%.2f\n", all[i].id, median_nanoseconds(all[i].run, rounds) / bars);
    TA_Shutdown();
    return 0;
}
