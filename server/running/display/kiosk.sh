#!/bin/sh
# Shows TONGXIN_URL full screen, once its server answers: a browser that starts sooner shows its own page of errors. From then on the
# page sees to itself, whatever becomes of the server. Flags that are given go to the browser.
set -eu
: "${TONGXIN_URL:?is the address to show, such as https://wall.example/display/hall/1-1}"
origin=$(printf '%s\n' "$TONGXIN_URL" | sed -E 's|^([a-z]+://[^/?#]+).*|\1|')

until curl --silent --fail --max-time 5 --output /dev/null "$origin/healthz"; do
  sleep 1
done

# A screen is known by a cookie, which stays; of passers-by nothing does.
case $TONGXIN_URL in
  */kiosk) set -- --incognito "$@" ;;
esac

# Zoom, swipes back, translation and questions are for people at desks; a wall that sounds for alarms has nobody who clicks first.
exec chromium --kiosk --no-first-run --noerrdialogs --hide-crash-restore-bubble --disable-pinch --overscroll-history-navigation=0 \
  --disable-features=Translate --autoplay-policy=no-user-gesture-required --password-store=basic --ozone-platform-hint=auto \
  --user-data-dir="${STATE_DIRECTORY:-$HOME}/chromium" "$@" "$TONGXIN_URL"
