/** What the audit trail names things by: a word for what it is, and its id. What it is called stands in the note. */
export const auditSubject = {
  listing: ({ id }: { id: string }) => `listing ${id}`,
  submission: ({ id }: { id: string }) => `submission ${id}`,
  person: ({ email }: { email: string }) => `person ${email}`,
};
