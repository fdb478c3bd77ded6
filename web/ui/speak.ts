import { useEffect, useState } from 'react';

export const canSpeak = (): boolean => 'speechSynthesis' in window;

/** Reads a text aloud in the page language with the device's own voice; a second call stops it. */
export const useReadAloud = () => {
  const [on, setOn] = useState(false);
  // A browser without the voice has not even the name.
  useEffect(() => () => void (canSpeak() && speechSynthesis.cancel()), []);
  const toggle = (text: string) => {
    speechSynthesis.cancel();
    if (on) {
      setOn(false);
      return;
    }
    const said = new SpeechSynthesisUtterance(text);
    said.lang = document.documentElement.lang;
    said.rate = 0.9;
    said.onend = () => setOn(false);
    said.onerror = () => setOn(false);
    speechSynthesis.speak(said);
    setOn(true);
  };
  return { on, toggle };
};
