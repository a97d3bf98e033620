import { Download, Ellipsis, Pencil, Tag, Trash2 } from "lucide-react";
import { useRef } from "react";
import { focusAfterRemoval } from "@/components/ui/focus-after-removal";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { EXPORT_NAMES, toExportPath } from "@/lib/client/export-runs";
import { EXPORT_FORMATS } from "@/lib/contract/export";
import { deleteWithUndo } from "./delete-with-undo";

interface RowMenuProps {
  id: string;
  title: string;
  onRename: () => void;
  onTags: () => void;
  className?: string;
}

export function RowMenu({ id, title, onRename, onTags, className }: RowMenuProps) {
  const icon = "size-3.5";
  const more = useRef<HTMLButtonElement>(null);
  return (
    <Menu>
      <MenuTrigger
        render={
          <IconButton
            ref={more}
            size="sm"
            label={`More for the run: ${title}`}
            tooltip={false}
            icon={<Ellipsis className={icon} aria-hidden />}
            className={className}
          />
        }
      />
      <MenuContent align="end">
        <MenuItem icon={<Pencil className={icon} aria-hidden />} shortcut="F2" onClick={onRename}>
          Rename
        </MenuItem>
        <MenuItem icon={<Tag className={icon} aria-hidden />} onClick={onTags}>
          Edit tags
        </MenuItem>
        <MenuSeparator />
        {EXPORT_FORMATS.map((as) => (
          <MenuItem
            key={as}
            icon={<Download className={icon} aria-hidden />}
            onClick={() => window.location.assign(toExportPath(id, as))}
          >
            Export as {EXPORT_NAMES[as]}
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem
          danger
          icon={<Trash2 className={icon} aria-hidden />}
          onClick={() => {
            focusAfterRemoval(more.current, "a");
            deleteWithUndo(id);
          }}
        >
          Delete
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
