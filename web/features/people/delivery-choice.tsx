import { FieldSet } from '../../ui/field.tsx';
import { RadioRows } from '../../ui/input.tsx';

/** 电子签名法11: papers come electronically to whoever says so; each says it for themselves. */
export const DeliveryChoice = ({
  id,
  label,
  names,
  electronic,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly names: { readonly electronic: string; readonly paper: string };
  readonly electronic: boolean;
  readonly onChange: (electronic: boolean) => void;
}) => (
  <FieldSet id={id} label={<span className="sr">{label}</span>}>
    <RadioRows
      name={id}
      value={electronic ? 'e' : 'paper'}
      onChange={(v) => onChange(v === 'e')}
      choices={[
        { value: 'e', label: names.electronic },
        { value: 'paper', label: names.paper },
      ]}
    />
  </FieldSet>
);
