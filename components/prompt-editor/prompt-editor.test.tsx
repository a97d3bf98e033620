import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { createRef } from "react";
import { afterEach, expect, it, vi } from "vitest";
import type { FieldProblem } from "@/lib/client/check-setup";
import { EMPTY_DRAFT, useDraftStore } from "@/lib/client/draft-store";
import { SAMPLE_PROMPTS } from "@/lib/contract/sample-prompts";
import { PromptEditor } from "./prompt-editor";

afterEach(() => {
  cleanup();
  useDraftStore.setState({ draft: EMPTY_DRAFT });
});

function show(prompt: string, promptProblem: string | null = null, attachmentProblems: FieldProblem[] = []) {
  const spies = { onPromptChange: vi.fn(), onSystemChange: vi.fn(), onRun: vi.fn(), onRecall: vi.fn() };
  render(
    <PromptEditor
      editorRef={createRef()}
      prompt={prompt}
      system=""
      promptProblem={promptProblem}
      systemProblem={null}
      attachmentProblems={attachmentProblems}
      compact={false}
      {...spies}
    >
      <button type="button">Run</button>
    </PromptEditor>,
  );
  return { ...spies, editor: screen.getByRole("textbox", { name: "Prompt" }) };
}

it("runs on Ctrl+Enter and on Cmd+Enter, and not on Enter alone", () => {
  const { editor, onRun } = show("Why?");
  fireEvent.keyDown(editor, { key: "Enter" });
  expect(onRun).toHaveBeenCalledTimes(0);
  fireEvent.keyDown(editor, { key: "Enter", ctrlKey: true });
  fireEvent.keyDown(editor, { key: "Enter", metaKey: true });
  expect(onRun).toHaveBeenCalledTimes(2);
});

it("does not run while a character is being composed", () => {
  const { editor, onRun } = show("为");
  fireEvent.keyDown(editor, { key: "Enter", ctrlKey: true, isComposing: true });
  expect(onRun).not.toHaveBeenCalled();
});

it("recalls the last prompt on ↑ in an empty editor only", () => {
  const empty = show("");
  fireEvent.keyDown(empty.editor, { key: "ArrowUp" });
  expect(empty.onRecall).toHaveBeenCalledTimes(1);
  cleanup();
  const written = show("Why?");
  fireEvent.keyDown(written.editor, { key: "ArrowUp" });
  expect(written.onRecall).not.toHaveBeenCalled();
});

it("offers the samples while it is empty, and fills in the one that is chosen", () => {
  const { onPromptChange } = show("");
  fireEvent.click(screen.getByRole("button", { name: SAMPLE_PROMPTS[1]?.title }));
  expect(onPromptChange).toHaveBeenCalledWith(SAMPLE_PROMPTS[1]?.prompt);
  cleanup();
  show("Why?");
  expect(screen.queryByRole("button", { name: SAMPLE_PROMPTS[1]?.title })).toBeNull();
});

it("says what is wrong with the prompt beside it", () => {
  const { editor } = show("", "The prompt is empty: write what to ask.");
  const describedBy = editor.getAttribute("aria-describedby") ?? "";
  expect([editor.getAttribute("aria-invalid"), document.getElementById(describedBy)?.textContent]).toEqual([
    "true",
    "The prompt is empty: write what to ask.",
  ]);
});

it("takes a pasted picture, and leaves text that has a picture beside it to the editor", () => {
  const { editor } = show("Why?");
  const files = [new File(["x"], "cat.png", { type: "image/png" })];
  const paste = (text: string) => fireEvent.paste(editor, { clipboardData: { files, getData: () => text } });
  expect(paste("a\tb")).toBe(true);
  expect(screen.queryByRole("list", { name: "Attachments" })).toBeNull();
  expect(paste("")).toBe(false);
  expect(screen.getByRole("list", { name: "Attachments" }).textContent).toContain("cat.png");
  fireEvent.click(screen.getByRole("button", { name: "Cancel cat.png" }));
  expect(screen.queryByRole("list", { name: "Attachments" })).toBeNull();
});

it("says beside a file what the server says of it", () => {
  const file = { id: "att_1", name: "a.csv", mediaType: "text/plain", kind: "text" as const, bytes: 8 };
  useDraftStore.setState({ draft: { ...EMPTY_DRAFT, attachments: [file] } });
  show("Why?", null, [
    { path: "attachments.0", message: "There is no such attachment: add the file again." },
  ]);
  expect(screen.getByRole("listitem").textContent).toContain("add the file again.");
});
