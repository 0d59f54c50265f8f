// What makes a page of what was drawn of it is asked for as soon as that is there to be seen, and not while a phone is still busy
// with it. A page that nobody sees yet, or of which nothing was drawn, has nothing to wait for.
{
  const rest = document.getElementById('rest');
  const bring = () => {
    if (!rest.isConnected) return;
    rest.remove();
    // Whoever waits for the styles shall not wait for those that do not come.
    for (const style of rest.content.querySelectorAll('[rel=stylesheet]')) style.onerror = () => style.remove();
    document.head.append(rest.content);
  };
  if (document.hidden || !document.getElementById('drawn') || !PerformanceObserver.supportedEntryTypes.includes('paint')) bring();
  else {
    new PerformanceObserver((_, observer) => {
      observer.disconnect();
      bring();
    }).observe({ type: 'paint', buffered: true });
    // Not every window that counts as seen is painted.
    setTimeout(bring, 1000);
  }
}
