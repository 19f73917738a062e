"""The tests' PostgreSQL is the real thing, and each test has a database of its own."""

import sqlalchemy as sa

from tests.postgres import Postgres


def test_the_server_is_postgresql(postgres_url):
    engine = sa.create_engine(postgres_url, poolclass=sa.NullPool)
    with engine.begin() as connection:
        assert str(connection.scalar(sa.text("select version()"))).startswith("PostgreSQL")
        assert connection.scalar(sa.text("show server_encoding")) == "UTF8"


def test_a_database_is_a_copy_of_its_template(postgres: Postgres):
    template = postgres.create()
    engine = sa.create_engine(postgres.url(template), poolclass=sa.NullPool)
    with engine.begin() as connection:
        connection.execute(sa.text("create table quest (id bigint primary key)"))
    copy = sa.create_engine(postgres.url(postgres.create(template)), poolclass=sa.NullPool)
    with copy.begin() as connection:
        assert connection.scalar(sa.text("select count(*) from quest")) == 0


def test_it_listens_on_no_port(postgres: Postgres):
    with postgres.connect() as connection:
        assert connection.execute("show listen_addresses").fetchone() == ("",)
