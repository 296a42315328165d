import type { Certificate } from '../compliance/facts.ts';
import type { Clearance, SupplierStatus } from '#contracts/supplier.ts';

/** A supplier with the catalogue entries that could serve lines of a requisition; null = unknown. */
export type Prospect = {
  supplierId: string;
  supplierName: string;
  country: string | null;
  status: SupplierStatus;
  certificates: Certificate[];
  paymentDays: number;
  incoterm: string | null;
  onTimeBp: number | null;
  deliveriesCount: number;
  /** Accepted share of received units. */
  qualityBp: number | null;
  clearance: Clearance | null;
  entries: {
    lineNo: number;
    itemId: string;
    itemDescription: string;
    features: string[];
    unitPriceMinor: number;
    currency: string;
    leadTimeDays: number;
    minimumOrderQuantity: number;
    capacityUnits: number | null;
    warrantyMonths: number;
    /** Item of the line that this one may stand in for; null or absent = it is what was asked for. */
    substituteFor?: string | null;
    /** The open agreement whose price `unitPriceMinor` is; absent = a list price. */
    agreementId?: string;
  }[];
};
