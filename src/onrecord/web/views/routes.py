"""The addresses of the views. Every answer is made from the record as it is shown: the machine's with all judgments."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter()
