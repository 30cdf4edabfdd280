"""The routes of the views."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter()
