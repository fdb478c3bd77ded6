import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from '../../ui/words.tsx';

const zh = {
  scan: '用相机扫',
  how: '把二维码放进画面里，认出来就打开结果。画面只在这台设备上看，不上传。',
  noCamera: '相机打不开：没有相机，或者没有允许使用。可以改选一张照片，或输入编号。',
  photo: '选一张照片',
  noCode: '照片里没有认出二维码。请拍正、拍清楚再选，或输入编号。',
  close: '不扫了',
};
const words = {
  zh,
  en: {
    scan: 'Scan with the camera',
    how: 'Hold the code in the picture; it opens by itself. The picture stays on this device.',
    noCamera: 'The camera cannot be opened: there is none, or it was not allowed. Choose a photo, or type the number.',
    photo: 'Choose a photo',
    noCode: 'No code was found in the photo. Take it straight and sharp, or type the number.',
    close: 'Stop scanning',
  } satisfies typeof zh,
};

type Detector = { detect(source: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]> };
type DetectorMaker = {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
};

/** The browser's own reader where it has one; else ours, loaded when it is needed. */
const readerOf = async (): Promise<
  (picture: HTMLVideoElement | ImageBitmap, w: number, h: number) => Promise<string | undefined>
> => {
  const Maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;
  // Some browsers have the reader without the codes.
  if (Maker && (await Maker.getSupportedFormats()).includes('qr_code')) {
    const detector = new Maker({ formats: ['qr_code'] });
    return async (picture) => (await detector.detect(picture))[0]?.rawValue;
  }
  const { default: jsqr } = await import('jsqr');
  const canvas = document.createElement('canvas');
  return async (picture, w, h) => {
    canvas.width = w;
    canvas.height = h;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    if (!pen) return undefined;
    pen.drawImage(picture, 0, 0, w, h);
    return jsqr(pen.getImageData(0, 0, w, h).data, w, h)?.data;
  };
};

const Camera = ({ onFound, onClose }: { readonly onFound: (text: string) => void; readonly onClose: () => void }) => {
  const w = useWords(words);
  const video = useRef<HTMLVideoElement>(null);
  const [failed, fail] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the camera is opened once, whatever the parent redraws.
  useEffect(() => {
    let stream: MediaStream | undefined;
    let over = false;
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const run = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      const screen = video.current;
      // Put away while the permission was asked for: the camera goes off again.
      if (over || !screen) return stop();
      screen.srcObject = stream;
      await screen.play();
      const read = await readerOf();
      while (!over) {
        const found = await read(screen, screen.videoWidth, screen.videoHeight).catch(() => undefined);
        if (found) return onFound(found);
        await new Promise((next) => setTimeout(next, 200));
      }
    };
    run().catch(() => fail(true));
    return () => {
      over = true;
      stop();
    };
  }, []);
  return (
    <Dialog title={w.scan} onClose={onClose} actions={<Button onClick={onClose}>{w.close}</Button>}>
      {failed ? (
        <Notice tone="warn">
          <p>{w.noCamera}</p>
        </Notice>
      ) : (
        <>
          <video ref={video} className="scan-video" muted playsInline />
          <p className="small second">{w.how}</p>
        </>
      )}
    </Dialog>
  );
};

/** Reads a QR code by camera or from a photo; the caller is handed its text. */
export const Scan = ({ onFound }: { readonly onFound: (text: string) => void }) => {
  const w = useWords(words);
  const [open, setOpen] = useState(false);
  const [nothing, setNothing] = useState(false);
  const pick = useRef<HTMLInputElement>(null);
  const fromPhoto = async (file: File | undefined) => {
    if (!file) return;
    setNothing(false);
    try {
      const picture = await createImageBitmap(file);
      const part = Math.min(1, 1600 / Math.max(picture.width, picture.height));
      const read = await readerOf();
      const found = await read(picture, Math.round(picture.width * part), Math.round(picture.height * part));
      if (found) onFound(found);
      else setNothing(true);
    } catch {
      setNothing(true);
    }
  };
  return (
    <div className="scan">
      <Button kind="primary" icon="scan" wide onClick={() => setOpen(true)}>
        {w.scan}
      </Button>
      <Button icon="camera" wide onClick={() => pick.current?.click()}>
        {w.photo}
      </Button>
      <input
        ref={pick}
        type="file"
        accept="image/*"
        hidden
        onChange={(e) => {
          void fromPhoto(e.target.files?.[0]);
          e.target.value = '';
        }}
      />
      {nothing && (
        <Notice tone="warn">
          <p role="status">{w.noCode}</p>
        </Notice>
      )}
      {open && <Camera onClose={() => setOpen(false)} onFound={onFound} />}
    </div>
  );
};
