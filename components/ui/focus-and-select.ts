/** As a ref: what is in the field is ready to be copied. */
export function focusAndSelect(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}
