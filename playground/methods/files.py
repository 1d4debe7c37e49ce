"""Where a file can be downloaded from."""

from playground.answers import Json, bad_request
from playground.methods.method import method
from playground.parameters import Parameters
from playground.world import World

MAX_DOWNLOAD = 20 * 1024 * 1024


def get_file(world: World, parameters: Parameters) -> Json:
    """`getFile`."""
    file = world.files.get(parameters.required("file_id"))
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(file.content) > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": file.id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.content),
        "file_path": file.path,
    }


METHODS = (method("getFile", get_file, "file_id"),)
