import { type RefObject, useEffect, useRef, useState } from "react";

/** The reader counts as following while this close to the end. */
const FOLLOW_WITHIN_PX = 40;

/** Keeps the end in view while the text grows, only as long as the reader stays there. */
export function useFollowEnd(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  growing: boolean,
): { away: boolean; goToEnd: () => void } {
  // A finished answer opens at its beginning.
  const following = useRef(growing);
  const [away, setAway] = useState(false);

  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const onScroll = () => {
      following.current = box.scrollHeight - box.scrollTop - box.clientHeight <= FOLLOW_WITHIN_PX;
      setAway(!following.current);
    };
    box.addEventListener("scroll", onScroll, { passive: true });
    return () => box.removeEventListener("scroll", onScroll);
  }, [scroller]);

  useEffect(() => {
    const box = scroller.current;
    const inner = content.current;
    if (!box || !inner || !growing) return;
    const observer = new ResizeObserver(() => {
      if (following.current) box.scrollTop = box.scrollHeight;
      else setAway(box.scrollHeight - box.scrollTop - box.clientHeight > FOLLOW_WITHIN_PX);
    });
    observer.observe(inner);
    return () => observer.disconnect();
  }, [scroller, content, growing]);

  return {
    away,
    goToEnd: () => {
      following.current = true;
      setAway(false);
      scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
    },
  };
}
