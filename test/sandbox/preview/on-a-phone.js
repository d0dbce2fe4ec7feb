// A phone shows the app itself: the desk around it is for larger screens.
if (window.matchMedia('(max-width: 760px)').matches) {
  window.location.replace(`/app/${window.location.search}${window.location.hash}`);
}
