/**
 * Sent with a new run by a page that shows somebody signed in: the id of their account. The session may have ended since, in another
 * tab or on another device, and the run would be a guest's, lost to whoever started it.
 */
export const SHOWN_ACCOUNT_HEADER = "x-tokamak-account";
