import { onBeforeUnmount, onMounted } from 'vue';

/** Whether letters typed now are meant for a field. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** Listens to the window's keys as long as the component lives. */
export function useKeys(handle: (event: KeyboardEvent) => void): void {
  const listen = (event: KeyboardEvent) => {
    // Letters under way in an input method are not commands.
    if (!event.isComposing && !event.defaultPrevented) handle(event);
  };
  onMounted(() => window.addEventListener('keydown', listen));
  onBeforeUnmount(() => window.removeEventListener('keydown', listen));
}
