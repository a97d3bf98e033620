export function isFitToBeJudged(text: string): boolean {
  return text.trim() !== "";
}
