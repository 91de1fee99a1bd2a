"""The method, pure: no files, no clock, no asyncio, no drawing."""
