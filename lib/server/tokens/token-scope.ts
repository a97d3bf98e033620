/** The row that a token's spending is counted in: see `MonthlySpend`. */
export function tokenScope(tokenId: string): string {
  return `token:${tokenId}`;
}
