import { describe, expect, it } from 'vitest';
import { series, SPARK_BUCKET, SPARK_POINTS } from '#protocol/topics';
import { MEMORY } from '#server/aggregate/memory';
import { Spark, UNMEASURED } from '#server/aggregate/operators/spark';
import { Table } from '#server/aggregate/table';
import { Timers } from '#server/aggregate/timers';

/** A bucket's start, and the middle of the one that measuring begins in. */
const bucket = (n: number) => (1_000_000 + n) * SPARK_BUCKET;
const BEGIN = bucket(0) + 5000;

function sparkOf() {
  const timers = new Timers();
  const table = new Table({ spark: series(SPARK_POINTS) }, () => undefined);
  table.add('litter', { spark: UNMEASURED });
  const spark = new Spark(new Table(MEMORY.bucket), table, timers);
  timers.run(BEGIN);
  spark.begin(BEGIN);
  return { timers, spark, line: () => table.get(0, 'spark'), last: (n: number) => table.get(0, 'spark').slice(-n) };
}

describe('a sparkline', () => {
  it('shows a bucket once it is closed, at the very time it closes', () => {
    const { timers, spark, last } = sparkOf();
    spark.count('litter', BEGIN);
    spark.count('litter', BEGIN);
    timers.run(bucket(1) - 1);
    expect(last(2)).toEqual([-1, -1]);
    timers.run(bucket(1));
    expect(last(2)).toEqual([-1, 2]);
  });

  it('says 0 for a bucket in which nothing came, and -1 for one before measuring began', () => {
    const { timers, line } = sparkOf();
    timers.run(bucket(3));
    expect(line()).toEqual([...Array.from({ length: SPARK_POINTS - 3 }, () => -1), 0, 0, 0]);
  });

  it('adds what comes late to the bucket it belongs to, also to one before measuring began', () => {
    const { timers, spark, last } = sparkOf();
    timers.run(bucket(2) + 1);
    spark.count('litter', bucket(0));
    spark.count('litter', bucket(-1));
    spark.count('litter', bucket(2));
    expect(last(4)).toEqual([-1, 1, 1, 0]);
    timers.run(bucket(3));
    expect(last(4)).toEqual([1, 1, 0, 1]);
  });

  it('forgets what is older than its line, and what has no row', () => {
    const { timers, spark, line } = sparkOf();
    timers.run(bucket(2));
    const before = line();
    spark.count('litter', bucket(2 - SPARK_POINTS) - 1);
    spark.count('unknown', bucket(2));
    spark.count('unknown', bucket(1));
    expect(line()).toBe(before);
    spark.count('litter', bucket(2 - SPARK_POINTS));
    expect(line()[0]).toBe(1);
  });

  it('keeps its length for ever', () => {
    const { timers, line } = sparkOf();
    timers.run(bucket(200));
    expect(line()).toEqual(Array.from({ length: SPARK_POINTS }, () => 0));
  });
});
