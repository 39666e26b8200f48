import { parse, type CsvError } from 'csv-parse/sync';
import * as z from 'zod';
import { inWords, type Folder } from './folder.ts';

/** A row of a table: where it stands in its file, and what it says. */
export interface Line<T> { readonly row: number; readonly value: T }

/** A number as a cell holds it. */
export const cell = (least: number, most: number): z.ZodType<number, string> => z.string().transform((text, context) => {
  const value = Number(text);
  if (Number.isFinite(value) && value >= least && value <= most) return value;
  context.issues.push({ code: 'custom', message: `${text} is no number from ${least} to ${most}`, input: text });
  return z.NEVER;
});

/** The rows of a CSV file that fit a schema, whose keys are the columns; every fault of the others is found. */
export function readTable<S extends z.ZodObject>(folder: Folder, file: string, schema: S): Line<z.output<S>>[] {
  const { findings } = folder;
  const text = folder.text(file);
  if (text === undefined) return [];
  const [header, ...records] = recordsOf(folder, file, text);
  if (header === undefined) {
    findings.fault({ file, row: 1, text: 'has no header with the names of its columns' });
    return [];
  }
  const names = header.record;
  const columns = Object.keys(schema.shape);
  const missing = columns.filter((column) => !names.includes(column) && schema.safeParse({}).error?.issues.some(({ path }) => path[0] === column));
  for (const column of missing) findings.fault({ file, row: header.row, at: `column ${column}`, text: 'is missing' });
  for (const name of names.filter((each) => !columns.includes(each))) findings.warn({ file, row: header.row, at: `column ${name}`, text: 'is not read' });
  if (missing.length > 0) return [];
  const lines: Line<z.output<S>>[] = [];
  for (const { row, record } of records) {
    const cells = Object.fromEntries(names.flatMap((name, i) => (columns.includes(name) && record[i] !== '' ? [[name, record[i]]] : [])));
    const result = schema.safeParse(cells, { error: inWords });
    if (result.success) lines.push({ row, value: result.data });
    else for (const { path, message } of result.error.issues) findings.fault({ file, row, at: `column ${path.join('.')}`, text: message });
  }
  return unique(folder, file, lines);
}

interface Cells { row: number; record: string[] }

function recordsOf({ findings }: Folder, file: string, text: string): Cells[] {
  const skipped = (error: CsvError | undefined): undefined => {
    findings.fault({ file, row: Number(error?.['lines'] ?? 1), text: error?.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH' ? 'has more or fewer cells than the header' : 'is not CSV' });
  };
  try {
    const read: unknown = parse(text, { bom: true, info: true, trim: true, skip_empty_lines: true, skip_records_with_error: true, on_skip: skipped });
    return (read as { info: { lines: number }; record: string[] }[]).map(({ info, record }) => ({ row: info.lines, record }));
  } catch (error) {
    findings.fault({ file, row: Number((error as CsvError)['lines'] ?? 1), text: 'is not CSV' });
    return [];
  }
}

/** The lines without those whose id another has. */
function unique<T>({ findings }: Folder, file: string, lines: readonly Line<T>[]): Line<T>[] {
  const taken = new Map<string, number>();
  return lines.filter(({ row, value }) => {
    const id = typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : undefined;
    if (id === undefined) return true;
    const first = taken.get(id);
    if (first !== undefined) findings.fault({ file, row, at: 'column id', text: `${id} stands in row ${first} too` });
    else taken.set(id, row);
    return first === undefined;
  });
}
