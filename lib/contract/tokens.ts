/** What a program may do with a token: start and steer runs; read what is its owner's; change and delete it. */
export const TOKEN_SCOPES = ["run", "read", "manage"] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];
