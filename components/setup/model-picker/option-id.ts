/** The DOM id of an option, by which the combobox names the one that Enter would choose. */
export function optionId(listId: string, position: number): string {
  return `${listId}-${position}`;
}
