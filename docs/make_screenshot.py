"""Write ``docs/explorer.png``, the picture of the explorer that the README shows.

Run it after a build: ``python docs/make_screenshot.py``. It needs Chromium and playwright.
"""

from __future__ import annotations

import base64
import shutil
import struct
import sys
import zlib
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from playwright.sync_api import sync_playwright

__all__ = ["main"]

_ROOT: Final = Path(__file__).resolve().parent.parent
_PICTURE: Final = _ROOT / "docs" / "explorer.png"
_MOST_BYTES: Final = 300_000
_QUIET: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
)
_WIDTH: Final = 1400
_HEIGHT: Final = 900

# The browser decodes its own picture into red, green, blue and opacity.
_DECODE: Final = """async shot => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + shot;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const bytes = context.getImageData(0, 0, image.width, image.height).data;
  let text = '';
  for (let i = 0; i < bytes.length; i += 4096) {
    text += String.fromCharCode(...bytes.subarray(i, i + 4096));
  }
  return btoa(text);
}"""


def main(explorer: Path = _ROOT / "dist" / "explorer.html") -> int:
    """Open the explorer at 1400 by 900 and write the picture; return the exit status."""
    chromium = shutil.which("chromium") or shutil.which("chrome")
    if not explorer.is_file() or not chromium:
        lack = "no Chromium here" if not chromium else f"no {explorer}: run `python build.py` first"
        print(f"There is {lack}.", file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(_QUIET))
        page = browser.new_page(viewport={"width": _WIDTH, "height": _HEIGHT}, color_scheme="light")
        page.goto(explorer.resolve().as_uri())
        page.wait_for_selector("html[data-ready]")
        page.wait_for_timeout(500)
        shot = base64.b64encode(page.screenshot()).decode()
        page.goto("about:blank")
        pixels = base64.b64decode(page.evaluate(_DECODE, shot))
        browser.close()
    _PICTURE.write_bytes(_small_png(np.frombuffer(pixels, np.uint8).reshape(_HEIGHT, _WIDTH, 4)))
    size = _PICTURE.stat().st_size
    print(f"{_PICTURE}: {size} bytes")
    return 0 if size < _MOST_BYTES else 1


def _small_png(pixels: npt.NDArray[np.uint8]) -> bytes:
    """Return a PNG with a palette of 256 colours: those that are used most."""
    coarse = (pixels[..., :3] >> 3).astype(np.uint32)
    key = (coarse[..., 0] << 10 | coarse[..., 1] << 5 | coarse[..., 2]).ravel()
    _, index, count = np.unique(key, return_inverse=True, return_counts=True)
    flat = pixels[..., :3].reshape(-1, 3).astype(np.float64)
    sums = np.stack([np.bincount(index, flat[:, channel]) for channel in range(3)], axis=1)
    colours = sums / count[:, None]
    palette = colours[np.argsort(-count, kind="stable")[:256]].round()
    nearest = ((colours[:, None, :] - palette[None, :, :]) ** 2).sum(axis=2).argmin(axis=1)
    rows = nearest[index].astype(np.uint8).reshape(pixels.shape[:2])
    lines = b"".join(b"\0" + row.tobytes() for row in rows)
    header = struct.pack(">IIBBBBB", rows.shape[1], rows.shape[0], 8, 3, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", header),
            _chunk(b"PLTE", palette.astype(np.uint8).tobytes()),
            _chunk(b"IDAT", zlib.compress(lines, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    crc = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
