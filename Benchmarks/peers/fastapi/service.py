"""The todo service as an experienced FastAPI developer writes it.

FastAPI, SQLModel on SQLAlchemy's asyncio and asyncpg, PyJWT, uvicorn with uvloop and httptools, a
process a core. The same contract where it is measured: list, get, create; the same checks, role and
setting in the transaction as the server beside it. Settings: DATABASE_URL, as postgresql+asyncpg://,
BETTER_AUTH_SECRET.
"""

import os
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Annotated

import jwt
from fastapi import Depends, FastAPI, HTTPException, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import StringConstraints
from sqlalchemy import DateTime, Text, func, text
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlmodel import Column, Field, SQLModel, select
from sqlmodel.ext.asyncio.session import AsyncSession

SECRET = os.environ["BETTER_AUTH_SECRET"]
engine = create_async_engine(os.environ["DATABASE_URL"], pool_size=8, max_overflow=0)
sessions = async_sessionmaker(engine, class_=AsyncSession, expire_on_commit=False)
bearer = HTTPBearer(auto_error=False)


class Task(SQLModel, table=True):
    __tablename__ = "tasks"

    id: int | None = Field(default=None, primary_key=True)
    user_id: str = Field(sa_column=Column(Text, nullable=False))
    title: str = Field(sa_column=Column(Text, nullable=False))
    description: str | None = Field(default=None, sa_column=Column(Text))
    completed: bool = False
    created_at: datetime | None = Field(
        default=None, sa_column=Column(DateTime(timezone=True), server_default=func.now())
    )
    updated_at: datetime | None = Field(
        default=None, sa_column=Column(DateTime(timezone=True), server_default=func.now())
    )


class TaskRead(SQLModel):
    id: int
    user_id: str
    title: str
    description: str | None
    completed: bool
    created_at: datetime
    updated_at: datetime


class NewTask(SQLModel):
    title: Annotated[
        str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00]*[^\s\x00][^\x00]*$")
    ]
    description: (
        Annotated[str, StringConstraints(max_length=1000, pattern=r"^[^\x00]*$")] | None
    ) = None


async def owner(
    user_id: str, credentials: HTTPAuthorizationCredentials | None = Depends(bearer)
) -> str:
    """The subject of a valid token, which must be the user of the path."""
    if credentials is None:
        raise HTTPException(401, "A bearer token is needed.", {"WWW-Authenticate": "Bearer"})
    try:
        claims = jwt.decode(
            credentials.credentials, SECRET, algorithms=["HS256"],
            options={"require": ["exp", "sub"]},
        )
    except jwt.InvalidTokenError as error:
        raise HTTPException(
            401, "The token is not valid.", {"WWW-Authenticate": 'Bearer error="invalid_token"'}
        ) from error
    if claims["sub"] != user_id:
        raise HTTPException(403, "The path names another user.")
    return user_id


async def session(user: str = Depends(owner)):
    """A transaction on behalf of the owner, under the role that row-level security binds."""
    async with sessions() as opened, opened.begin():
        await opened.execute(
            text(
                "SELECT set_config('role', 'todo_app', true),"
                " set_config('app.user_id', :owner, true)"
            ),
            {"owner": user},
        )
        yield opened


@asynccontextmanager
async def lifespan(_: FastAPI):
    yield
    await engine.dispose()


app = FastAPI(lifespan=lifespan)
Session = Annotated[AsyncSession, Depends(session)]
Owner = Annotated[str, Depends(owner)]


@app.get("/api/{user_id}/tasks", response_model=list[TaskRead])
async def list_tasks(user: Owner, database: Session):
    statement = (
        select(Task).where(Task.user_id == user).order_by(Task.created_at.desc(), Task.id.desc())
    )
    return (await database.exec(statement)).all()


@app.get("/api/{user_id}/tasks/{id}", response_model=TaskRead)
async def get_task(id: int, user: Owner, database: Session):
    task = (await database.exec(select(Task).where(Task.user_id == user, Task.id == id))).first()
    if task is None:
        raise HTTPException(404, "There is no such task.")
    return task


@app.post("/api/{user_id}/tasks", response_model=TaskRead, status_code=201)
async def create_task(new: NewTask, user: Owner, database: Session, response: Response):
    task = Task(user_id=user, title=new.title, description=new.description)
    database.add(task)
    # The answer must not come before the task is stored, so the transaction ends here.
    await database.commit()
    response.headers["Location"] = f"/api/{user}/tasks/{task.id}"
    return task
