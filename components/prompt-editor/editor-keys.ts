export type EditorAction = "run" | "recall" | null;

interface EditorKey {
  key: string;
  metaKey: boolean;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  /** Enter and arrows belong to the input method while a character is being composed. */
  isComposing: boolean;
}

/** What a key means in the prompt editor. Esc is the run view's, wherever the focus is. */
export function toEditorAction(event: EditorKey, text: string): EditorAction {
  if (event.isComposing) return null;
  if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) return "run";
  const plain = !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (event.key === "ArrowUp" && plain && text === "") return "recall";
  return null;
}
