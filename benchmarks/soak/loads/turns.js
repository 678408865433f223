import { setTimeout as after } from "node:timers/promises";

/**
 * Does something again and again, in so many places at once, until it is stopped; what is under way then ends in order.
 *
 * @param {import("../context.js").Context} context
 * @param {number} places
 * @param {(stopped: () => boolean, place: number) => Promise<void>} turn
 */
export function turns({ ledger }, places, turn) {
  let stopping = false;
  const all = Array.from({ length: places }, async (_, place) => {
    while (!stopping) {
      try {
        await turn(() => stopping, place);
      } catch (error) {
        ledger.wrong(`${turn.name}: ${error}`);
        await after(1000);
      }
    }
  });
  return async () => {
    stopping = true;
    await Promise.all(all);
  };
}
