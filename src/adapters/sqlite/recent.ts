/** What was used last, by a key, so many things at most. */
export type Recent<Thing> = {
  /** What is kept under the key, which counts as a use; undefined where nothing is. */
  get(key: string): Thing | undefined;
  put(key: string, thing: Thing): void;
};

export function createRecent<Thing>(most: number): Recent<Thing> {
  // A map keeps its order, so that what was not used longest stands first.
  const kept = new Map<string, Thing>();
  const put = (key: string, thing: Thing) => {
    kept.delete(key);
    kept.set(key, thing);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
  };
  return {
    put,
    get(key) {
      const thing = kept.get(key);
      if (thing !== undefined) put(key, thing);
      return thing;
    },
  };
}
