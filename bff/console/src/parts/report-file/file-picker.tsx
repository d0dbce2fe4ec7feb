import { type DragEvent, useRef, useState } from 'react';
import './report-file.css';

interface FilePickerProps {
  /** What stands in it: the name of the file, or what to do. */
  title: string;
  hint: string;
  /** The kinds of file that the browser offers. */
  accept: string;
  onPick(file: File): void;
}

/** A place to drop a file on; for the keyboard it is a button. */
export function FilePicker({ title, hint, accept, onPick }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onPick(file);
  };
  return (
    <>
      <button
        type="button"
        className={over ? 'file-picker over' : 'file-picker'}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <b>{title}</b>
        <span className="quiet small">{hint}</span>
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) onPick(file);
          target.value = '';
        }}
      />
    </>
  );
}
