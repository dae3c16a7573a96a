// Runs before first paint so that a chosen theme never flashes; kept free of the app's modules.
(function () {
  try {
    var theme = localStorage.getItem('mvp.theme');
    if (theme) document.documentElement.dataset.theme = theme;
  } catch (_) {
    // Storage may be blocked; the system theme then applies.
  }
})();
