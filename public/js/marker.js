/**
 * @typedef {object} Look
 * @property {string} className
 * @property {string} text what is seen
 * @property {string} name what a screen reader says
 * @property {L.PointTuple} size in pixels
 * @property {string} [pane]
 */

/**
 * A marker that is a button: by pointer, Enter and Space. What it shows is text, never markup.
 * @param {L.LatLng} point
 * @param {Look} look
 * @param {() => void} onPress
 * @returns {L.Marker}
 */
export function createMarker(point, { className, text, name, size, pane }, onPress) {
  const html = Object.assign(document.createElement('span'), { textContent: text });
  const icon = L.divIcon({ className, html, iconSize: size });
  const marker = L.marker(point, { icon, ...(pane && { pane }) });
  marker.on('add', () => marker.getElement()?.setAttribute('aria-label', name));
  marker.on('click', onPress);
  marker.on('keydown', (/** @type {{ originalEvent: KeyboardEvent }} */ { originalEvent }) => {
    if (originalEvent.key !== 'Enter' && originalEvent.key !== ' ') return;
    originalEvent.preventDefault();
    onPress();
  });
  return marker;
}

/**
 * Draws markers by key: what is already there stays, and with it the focus.
 * @param {L.Map} map
 * @returns {(wanted: Map<string, () => L.Marker>) => void}
 */
export function createMarkerLayer(map) {
  const layer = L.layerGroup().addTo(map);
  /** @type {Map<string, L.Marker>} */
  const drawn = new Map();
  return (wanted) => {
    for (const [key, marker] of drawn) {
      if (wanted.has(key)) continue;
      if (marker.getElement() === document.activeElement) map.getContainer().focus({ preventScroll: true });
      layer.removeLayer(marker);
      drawn.delete(key);
    }
    for (const [key, create] of wanted) {
      if (!drawn.has(key)) drawn.set(key, create().addTo(layer));
    }
  };
}
