/** Whether Prisma failed because something is there already that may be there once. https://www.prisma.io/docs/orm/reference/error-reference#p2002 */
export function isUniqueViolation(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "P2002";
}
