export const PALETTE_GROUP =
  "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 " +
  "[&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs";

export const PALETTE_ITEM =
  "flex h-9 cursor-default select-none items-center gap-2 rounded-md px-2 text-sm " +
  "data-[selected=true]:bg-hover data-[selected=true]:text-ink-strong";
