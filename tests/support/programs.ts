import { spawn } from 'node:child_process';

/** Runs a program of the system with that on its standard input; resolves with how it ended and all that it said. */
export function runProgram(command: string, args: readonly string[], input = ''): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { said.push(chunk); });
    child.once('error', reject);
    child.once('close', (code) => { resolve({ code, output: Buffer.concat(said).toString() }); });
    // One that ends before it read anything minds nothing.
    child.stdin.once('error', () => undefined).end(input);
  });
}
