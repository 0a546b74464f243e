// Reads Parquet files with three engines and prints every cell, one line per column:
// engine, file, column, then times in their stored unit, numbers as the hex of their bits, text as it is, null.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { parquetReadObjects } from 'hyparquet';
import polars from 'nodejs-polars';

const bits = new DataView(new ArrayBuffer(8));
function number(value) {
  bits.setFloat64(0, value);
  return bits.getBigUint64(0).toString(16);
}
function cell(value) {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number') return number(value);
  if (typeof value === 'bigint' || typeof value === 'string') return String(value);
  if (value.micros !== undefined) return String(value.micros);
  if (value.nanos !== undefined) return String(value.nanos);
  throw new Error(`unexpected cell ${value}`);
}
function print(engine, file, column, values) {
  console.log([engine, basename(file), column, ...values].join('\t'));
}

const connection = await (await DuckDBInstance.create(':memory:')).connect();
for (const file of process.argv.slice(2)) {
  const reader = await connection.runAndReadAll(`select * from read_parquet('${file}')`);
  const columns = reader.getColumns();
  reader.columnNames().forEach((name, i) => print('duckdb', file, name, columns[i].map(cell)));

  const bytes = readFileSync(file);
  const rows = await parquetReadObjects({
    file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
    compressors: { GZIP: input => new Uint8Array(gunzipSync(input)) },
    parsers: { timestampFromMicroseconds: v => v, timestampFromNanoseconds: v => v, stringFromBytes: b => b && new TextDecoder().decode(b) },
  });
  for (const name of Object.keys(rows[0])) print('hyparquet', file, name, rows.map(row => cell(row[name])));

  const frame = polars.readParquet(file);
  for (const name of frame.columns) {
    const column = frame.getColumn(name);
    const isTime = String(column.dtype).includes('Datetime');
    print('polars', file, name, (isTime ? column.cast(polars.Int64).cast(polars.Utf8) : column).toArray().map(cell));
  }
}
