import { useEffect, useRef, useState } from 'react';

/** Speech recognition as browsers offer it; only what runs on the device is used, so that no voice leaves it. */
type Recognizer = EventTarget & {
  lang: string;
  processLocally: boolean;
  start: () => void;
  abort: () => void;
  onresult: ((e: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void) | null;
  onend: (() => void) | null;
};
type RecognizerMaker = {
  new (): Recognizer;
  available?: (options: { langs: readonly string[]; processLocally: boolean }) => Promise<string>;
};

const maker = (): RecognizerMaker | undefined =>
  (window as unknown as { SpeechRecognition?: RecognizerMaker }).SpeechRecognition;

/** 点一下说话: one tap starts, silence ends. `can` stays false where the device cannot do it by itself. */
export const useListen = (onHeard: (words: string) => void) => {
  const [can, setCan] = useState(false);
  const [on, setOn] = useState(false);
  const hearing = useRef<Recognizer>(undefined);
  useEffect(() => {
    let here = true;
    const lang = document.documentElement.lang;
    maker()
      ?.available?.({ langs: [lang], processLocally: true })
      .then((state) => here && setCan(state === 'available'))
      .catch(() => undefined);
    return () => {
      here = false;
      hearing.current?.abort();
    };
  }, []);
  const listen = () => {
    const Make = maker();
    if (!Make || on) return;
    const ear = new Make();
    ear.lang = document.documentElement.lang;
    ear.processLocally = true;
    ear.onresult = (e) => {
      const words = e.results[0]?.[0]?.transcript.trim();
      if (words) onHeard(words);
    };
    ear.onend = () => setOn(false);
    hearing.current = ear;
    ear.start();
    setOn(true);
  };
  return { can, on, listen };
};
