import { dropOldest } from '../../drop-oldest.ts';

/** What an object's alert is about. */
export interface Sighting { device: string; scene: string }

/** Objects remembered at most: the oldest are forgotten, whose end was lost. */
const MOST = 10_000;

/**
 * Objects that were raised and have not ended. Alerts of one device and scene are one, so the end of an object ends its alert
 * only where no other keeps it up.
 */
export class Open {
  private readonly objects = new Map<string, Sighting>();

  get(id: string): Sighting | undefined { return this.objects.get(id); }

  add(id: string, sighting: Sighting): void {
    this.objects.set(id, sighting);
    dropOldest(this.objects, MOST);
  }

  /** An object ended; whether its alert does too. One that was not known may have been raised before a restart. */
  close(id: string, { device, scene }: Sighting): boolean {
    this.objects.delete(id);
    for (const other of this.objects.values()) if (other.device === device && other.scene === scene) return false;
    return true;
  }
}
