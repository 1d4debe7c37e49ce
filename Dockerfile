# Kabarchy in a container: nothing but Python, the locked dependencies and the program; see docs/operations.md.
# The Python that the tests run with; any from 3.11 on will do.
ARG PYTHON=3.11

FROM python:${PYTHON}-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
RUN python -m venv /opt/kabarchy
# First what rarely changes: a new version of the program alone makes one small layer.
COPY requirements.lock /source/
RUN /opt/kabarchy/bin/pip install --quiet --require-hashes --no-deps --only-binary :all: -r /source/requirements.lock
COPY pyproject.toml README.md LICENSE /source/
COPY bot /source/bot
COPY handlers /source/handlers
COPY web /source/web
COPY pipeline /source/pipeline
COPY storage /source/storage
COPY sources /source/sources
COPY nlp /source/nlp
COPY messages /source/messages
COPY news /source/news
COPY playground /source/playground
RUN /opt/kabarchy/bin/pip install --quiet --no-deps --no-build-isolation /source \
 && /opt/kabarchy/bin/pip uninstall --quiet --yes setuptools pip \
 && /opt/kabarchy/bin/python -m compileall -q -j 0 /opt/kabarchy/lib

FROM python:${PYTHON}-slim
ARG SOURCE=""
ARG VERSION=""
LABEL org.opencontainers.image.title="Kabarchy" \
      org.opencontainers.image.description="A Telegram bot that brings each reader a short digest of the news they chose" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.source="${SOURCE}" \
      org.opencontainers.image.version="${VERSION}"
# All it keeps is in /data; /app/data is the same, so that what is relative to the working directory lands there too.
RUN groupadd --gid 10001 kabarchy \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin kabarchy \
 && install --directory --owner 10001 --group 10001 --mode 0700 /data \
 && install --directory /app && ln -s /data /app/data
COPY --from=build /opt/kabarchy /opt/kabarchy
COPY LICENSE feeds.toml deploy/healthy.py /app/
ENV PATH=/opt/kabarchy/bin:/usr/local/bin:/usr/bin:/bin \
    LANG=C.UTF-8 \
    PYTHONUTF8=1 \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    SQLITE_TMPDIR=/data \
    WEB_HOST=0.0.0.0
WORKDIR /app
USER 10001:10001
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["python", "/app/healthy.py"]
ENTRYPOINT ["kabarchy"]
CMD ["run"]
