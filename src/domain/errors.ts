/** There is no such thing, or none the asker may see. The edge answers 404. */
export class NotFound extends Error {
  override name = 'NotFound';
}

/** The asker may not do this. The edge answers 403. */
export class Forbidden extends Error {
  override name = 'Forbidden';
}
