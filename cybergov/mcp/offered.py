"""What a client sees: the tools with their schemas, how to use them, and a prompt."""

from __future__ import annotations

import json
from typing import Any, Final

from mcp import MCPError
from mcp.server import Server
from mcp_types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    GetPromptRequestParams,
    GetPromptResult,
    ListPromptsResult,
    ListToolsResult,
    PaginatedRequestParams,
    Prompt,
    PromptArgument,
    PromptMessage,
    TextContent,
    Tool,
    ToolAnnotations,
)

from cybergov import __version__
from cybergov.mcp import tools as offered
from cybergov.mcp.arguments import input_schema, read_arguments
from cybergov.mcp.remedies import told
from cybergov.server.api.schema import schema_of
from cybergov.server.pool import Pool
from cybergov.server.problem import RefusedError

__all__ = ["PROMPT", "server", "tools"]

_INSTRUCTIONS: Final = (
    "Who says what about how cyberspace is and should be governed, and where exactly: concepts, "
    "actors and sources, claims with the passages they rest on, and the record of votes, treaty "
    "acts and memberships.\n"
    "Begin with `search` for names and `questions` for tested questions; use `sparql` for what "
    "neither gives.\n"
    "Answer with passages: for each thing you say, give the source's title, the locator and the "
    "anchor, and the address of the page or the claim's IRI, so that a reader can check it. Say "
    "whose claim it is and keep its hedges: certainty, conditions, denial, and that it is reported "
    "by somebody else. Say where check is not `full text` and where review is not `second read`. "
    "Keep apart what a text says and what you conclude. What was not found was not found in the "
    "sources read: never say that an actor holds no view. The graph takes no side."
)
#: The one prompt that is offered.
PROMPT: Final = "answer_with_passages"
_READ_ONLY: Final = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)


def tools() -> list[Tool]:
    """Return the tools as the protocol describes them."""
    return [
        Tool(
            name=name,
            title=tool.TITLE,
            description=tool.DESCRIPTION,
            input_schema=input_schema(tool.PARAMETERS),
            output_schema=_output_schema(tool.GIVES),
            annotations=_READ_ONLY,
        )
        for name, tool in offered.tools().items()
    ]


def _output_schema(type_: Any) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    schema_of(type_, definitions, "#/$defs/")
    return {**definitions.pop(type_.__name__), "$defs": definitions}


def server(pool: Pool, site: str) -> Server[Any]:
    """Return a server whose tools are answered by the pool; ``site`` is where the pages are."""

    async def list_tools(_: Any, __: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=tools())

    async def call_tool(_: Any, call: CallToolRequestParams) -> CallToolResult:
        known = offered.tools()
        if call.name not in known:
            there_are = ", ".join(known)
            sentence = f"There is no tool {call.name[:40]!r}; there are {there_are}."
            raise MCPError(INVALID_PARAMS, sentence)
        try:
            values = read_arguments(known[call.name].PARAMETERS, call.arguments or {})
            text = await _answer(pool, {"tool": call.name, "values": values, "site": site})
        except RefusedError as refused:
            return CallToolResult(content=[TextContent(text=told(refused))], is_error=True)
        # The text is for clients that read no structured content.
        return CallToolResult(content=[TextContent(text=text)], structured_content=json.loads(text))

    async def list_prompts(_: Any, __: PaginatedRequestParams | None) -> ListPromptsResult:
        argument = PromptArgument(name="question", description="What you ask", required=True)
        prompt = Prompt(
            name=PROMPT,
            title="Answer with passages",
            description="Answer a question from the graph, each sentence with its passage",
            arguments=[argument],
        )
        return ListPromptsResult(prompts=[prompt])

    async def get_prompt(_: Any, asked: GetPromptRequestParams) -> GetPromptResult:
        question = (asked.arguments or {}).get("question", "").strip()
        if asked.name != PROMPT or not question:
            raise MCPError(INVALID_PARAMS, f"There is the prompt {PROMPT}; it takes a question.")
        text = f"{_INSTRUCTIONS}\n\nThe question: {question}"
        return GetPromptResult(
            messages=[PromptMessage(role="user", content=TextContent(text=text))]
        )

    return Server(
        "cybergov",
        version=__version__,
        title="Cyber Governance Knowledge Graph",
        instructions=_INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_prompts=list_prompts,
        on_get_prompt=get_prompt,
    )


async def _answer(pool: Pool, call: dict[str, Any]) -> str:
    """Have a call answered; the graph may still be loading.

    Raises:
        RefusedError: there is no answer.
    """
    await pool.staff.loaded.wait()
    # To the pool a tool is a client: one that asks for what is long waits behind the others.
    head, body = await pool.do(call["tool"], {"job": "tool", **call})
    if "refused" in head:
        raise RefusedError(*head["refused"])
    return body.decode("utf-8")
