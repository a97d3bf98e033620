/** A socket that was not opened, because the address is not one this server calls for a person. */
export class ForbiddenAddressError extends Error {
  override readonly name = "ForbiddenAddressError";
  readonly code = "ERR_FORBIDDEN_ADDRESS";
  constructor(
    readonly host: string,
    readonly what: string,
  ) {
    super(`${host} leads to ${what}.`);
  }
}
