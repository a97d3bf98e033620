import { type RefObject, useEffect, useRef, useState } from "react";

/** The reader counts as following while this close to the end. */
const FOLLOW_WITHIN_PX = 40;

/**
 * Keeps the end in view while the text grows, only as long as the reader stays there. `end` is an element after the text:
 * an observer tells whether it is near, since reading scroll positions at every event would force a layout each time.
 * In a frame the resize comes first and is answered with a scroll, so what the observer then sees is the reader's doing.
 */
export function useFollowEnd(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  end: RefObject<HTMLElement | null>,
  growing: boolean,
): { away: boolean; goToEnd: () => void } {
  // A finished answer opens at its beginning.
  const following = useRef(growing);
  const [away, setAway] = useState(false);

  useEffect(() => {
    if (!scroller.current || !end.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        const near = entries.at(-1)?.isIntersecting ?? false;
        following.current = near;
        setAway(!near);
      },
      { root: scroller.current, rootMargin: `0px 0px ${FOLLOW_WITHIN_PX}px 0px` },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [scroller, end]);

  useEffect(() => {
    const box = scroller.current;
    if (!box || !content.current || !growing) return;
    const observer = new ResizeObserver(() => {
      if (following.current) box.scrollTop = box.scrollHeight;
    });
    observer.observe(content.current);
    return () => observer.disconnect();
  }, [scroller, content, growing]);

  return { away, goToEnd: () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight }) };
}
