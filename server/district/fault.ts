/** What is wrong in a district's folder, and where: the row of a table, or its header's 1; a column, key or feature. */
export interface Fault { readonly file: string; readonly row?: number | undefined; readonly at?: string | undefined; readonly text: string }

/** A fault in a line: `blocks.csv:14: column area: there is no area west-a3`. */
export const lineOf = ({ file, row, at, text }: Fault): string => [row === undefined ? file : `${file}:${row}`, at, text].filter(Boolean).join(': ');

/** Everything found in one go: `faults` by which the district cannot be used, and `warnings`. */
export class Findings {
  readonly faults: Fault[] = [];
  readonly warnings: Fault[] = [];

  fault(fault: Fault): void { this.faults.push(fault); }
  warn(fault: Fault): void { this.warnings.push(fault); }

  /** All of them as lines, and a closing one that counts them. */
  lines(dir: string): string[] {
    const { faults, warnings } = this;
    return [
      ...warnings.map((each) => `warning: ${lineOf(each)}`), ...faults.map(lineOf),
      `${dir}: ${count(faults, 'fault')}, ${count(warnings, 'warning')}`,
    ];
  }
}

const count = ({ length }: readonly unknown[], word: string): string => `${length === 0 ? 'no' : length} ${word}${length === 1 ? '' : 's'}`;

/** A district's folder cannot be used; the message has a line for each fault. */
export class DistrictError extends Error {
  override readonly name = 'DistrictError';
  constructor(dir: string, findings: Findings) { super(findings.lines(dir).join('\n')); }
}
