// Writes the same rows with DuckDB in the codecs that we decode ourselves, large enough for many blocks, windows and pages.
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

const folder = process.argv[2];
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(`create table t as select i as id, i * 0.25 as quarter, ((i * 7919) % 1000) / 8.0 as mixed,
  case when i % 5 = 0 then null else 'text number ' || (i % 777) || ' of ' || (i * i % 1001) end as words,
  make_timestamp(1700000000000000 + i * 60000000) as at, i % 3 = 0 as flag from range(100000) r(i)`);
for (const codec of ['snappy', 'zstd', 'lz4_raw'])
  for (const version of ['v1', 'v2'])
    await connection.run(`copy t to '${join(folder, codec + '-' + version)}.parquet' (format parquet, codec '${codec}', parquet_version '${version}')`);
for (const level of [1, 9])
  await connection.run(`copy t to '${join(folder, 'zstd-level-' + level)}.parquet' (format parquet, codec 'zstd', compression_level ${level}, parquet_version 'v1')`);
