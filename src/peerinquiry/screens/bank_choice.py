"""Which question bank: those that can be had, and those that need mending first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.bank_toml import BankErrors
from peerinquiry.formats.toml_file import in_brief
from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.view.words import counted
from peerinquiry.screens.pick import Option, PickDialog
from peerinquiry.storage.banks import BankEntry, BankLibrary


@dataclass(frozen=True, slots=True)
class Offer:
    """A bank that was found: it, or what is wrong with it."""

    entry: BankEntry
    bank: Bank | PeerInquiryError


def offers(library: BankLibrary) -> list[Offer]:
    """Every bank that is found, read from disk."""
    return [Offer(entry, _loaded(library, entry.name)) for entry in library.entries()]


def _loaded(library: BankLibrary, name: str) -> Bank | PeerInquiryError:
    try:
        return library.load(name)
    except PeerInquiryError as error:
        return error


def bank_dialog(found: Sequence[Offer], now: str) -> PickDialog[Bank | PeerInquiryError]:
    """Offers the banks; `now` is the name of the one in use."""
    options = [_option(offer, now) for offer in found]
    return PickDialog("Which question bank?", options, empty="No bank fits what is typed.")


def _option(offer: Offer, now: str) -> Option[Bank | PeerInquiryError]:
    match offer.bank:
        case Bank() as bank:
            mark = "▸ " if bank.name == now else "  "
            size = counted(sum(len(aim.questions) for aim in bank.aims), "question")
            return Option(bank, f"{mark}{bank.title}", f"{size} · {bank.language} · {offer.entry.where.words}")
        case error:
            return Option(error, f"! {offer.entry.name}", "needs mending: choose it to see where", dim=True)


def what_to_mend(error: PeerInquiryError) -> str:
    """What is wrong with a bank, short enough to be said in passing."""
    stays = " The bank in use stays." if isinstance(error, BankErrors) else ""
    return f"{in_brief(error)}{stays}"
