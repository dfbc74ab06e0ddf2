/** What the audit trail names things by: a word for what it is, and what people know it by. */
export const auditSubject = {
  listing: ({ slug }: { slug: string }) => `listing ${slug}`,
  submission: ({ id }: { id: string }) => `submission ${id}`,
  person: ({ email }: { email: string }) => `person ${email}`,
};
