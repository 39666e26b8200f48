/** The alarms about each case; it follows from their rows, so a restore makes it anew. */
export class ByCase {
  private readonly alarms = new Map<string, Set<string>>();

  of(about: string): string[] { return [...this.alarms.get(about) ?? []]; }

  join(alarm: string, about: string): void {
    const known = this.alarms.get(about);
    if (known) known.add(alarm);
    else this.alarms.set(about, new Set([alarm]));
  }

  part(alarm: string, about: string): void {
    const known = this.alarms.get(about);
    known?.delete(alarm);
    if (known?.size === 0) this.alarms.delete(about);
  }

  clear(): void { this.alarms.clear(); }
}
